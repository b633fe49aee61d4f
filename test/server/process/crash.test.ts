import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EMPTY_LOG_HASH, nextLogHash } from "#server/crypto.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { relayClient } from "../support/relay-client.ts";
import { startRelayProcess } from "../support/relay-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** 50 here; `WAYMARK_KILLS=200` and more before a release. */
const KILLS = Number(process.env["WAYMARK_KILLS"] ?? 50);
const SENDERS = 6;

/** One device that pushes without pause: numbered envelopes, the unanswered one again after a crash, byte for byte. */
interface Sender {
  readonly id: number;
  counter: number;
  unanswered: readonly Uint8Array[] | null;
}

describe("relay killed in a stream of pushes", () => {
  it(
    `[R8] loses nothing that it acknowledged and repeats no sequence, over ${KILLS} kills`,
    async () => {
      const folder = temporaryFolder();
      const database = join(folder.path, "relay.sqlite");
      const senders = Array.from({ length: SENDERS }, (_, id): Sender => ({ id, counter: 0, unanswered: null }));
      /** What the relay said it has: envelope in hex by sequence. */
      const acknowledged = new Map<number, string>();
      let resent = 0;
      let resentKnown = 0;

      for (let kill = 0; kill <= KILLS; kill++) {
        const relay = await startRelayProcess(database);
        const client = relayClient(relay.url, idOf(1));
        const { epoch, head } = await client.create();
        if (kill > 0) expect(head).toBeGreaterThanOrEqual(Math.max(0, ...acknowledged.keys()));
        const stop = new AbortController();

        const streams = senders.map(async (sender) => {
          while (!stop.signal.aborted) {
            const again = sender.unanswered !== null;
            const envelopes = sender.unanswered ?? nextEnvelopes(sender);
            sender.unanswered = envelopes;
            const answer = await client.push(epoch, envelopes);
            if (answer === null) return;
            sender.unanswered = null;
            if (again) resent += 1;
            if (again && (answer.seqs[0] ?? 0) <= head) resentKnown += 1;
            for (const [i, seq] of answer.seqs.entries()) {
              const hex = hexOfBytes(envelopes[i] ?? new Uint8Array());
              if ((acknowledged.get(seq) ?? hex) !== hex) throw new Error(`sequence ${seq} was given twice`);
              acknowledged.set(seq, hex);
            }
          }
        });

        if (kill === KILLS) {
          stop.abort();
          await Promise.all(streams);
          await expectWholeLog(client, acknowledged);
          await relay.end("SIGTERM");
        } else {
          await new Promise((resolve) => setTimeout(resolve, 20 + ((kill * 37) % 130)));
          await relay.end("SIGKILL");
          await Promise.all(streams);
        }
      }
      folder.remove();
      console.log(
        `${KILLS} kills, ${acknowledged.size} acknowledged entries, 0 lost; ${resent} pushes sent again, ${resentKnown} of them had been stored`,
      );
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      expect(resent).toBeGreaterThan(0);
    },
    KILLS * 5000 + 60_000,
  );
});

function nextEnvelopes(sender: Sender): readonly Uint8Array[] {
  return Array.from({ length: 1 + (sender.counter % 3) }, () => {
    sender.counter += 1;
    return envelopeOf({
      sender: sender.id,
      counter: sender.counter,
      text: `${sender.id}:${sender.counter}`,
      size: 300,
    });
  });
}

/** The log holds all that was acknowledged where it was acknowledged, has no gap, and its hash is true. */
async function expectWholeLog(
  client: ReturnType<typeof relayClient>,
  acknowledged: ReadonlyMap<number, string>,
): Promise<void> {
  const log = await client.pullAll();
  expect(log.entries.map((entry) => entry.seq)).toEqual(Array.from({ length: log.head }, (_, i) => i + 1));
  const hash = log.entries.reduce((before, { envelope }) => nextLogHash(before, envelope), EMPTY_LOG_HASH);
  expect(hexOfBytes(hash)).toBe(log.hash);
  const stored = new Map(log.entries.map(({ seq, envelope }) => [seq, hexOfBytes(envelope)]));
  const lost = [...acknowledged].filter(([seq, hex]) => stored.get(seq) !== hex);
  expect(lost).toEqual([]);
}
