/** `POST` and `GET /v1/spaces/{id}/entries`: the log of a space. */
import { Hono } from "hono";
import { bytesEqual, bytesOfHex } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { encodePage, parseEnvelopeHeader, parsePush, type FrameError } from "#shared/sync/frames.ts";
import {
  AFTER_HEADER,
  COVERED_HEADER,
  EPOCH_HEADER,
  HASH_HEADER,
  MAX_ENTRIES_PER_PUSH,
  MAX_ENTRY_BYTES,
  MAX_PAGE_BYTES,
  MAX_PUSH_BYTES,
  type PushAnswer,
  type RelayError,
} from "#shared/sync/protocol.ts";
import { readBody } from "../http/read-body.ts";
import { refuse, relayErrorOf } from "../http/refuse.ts";
import type { RelayEnv } from "../http/relay-env.ts";
import { isId } from "../middleware/space-auth.ts";
import { createTokenBuckets, type TokenBuckets } from "../middleware/token-bucket.ts";
import type { NewEntry, ReadOptions } from "../storage/store.ts";
import type { RelayDeps } from "./relay-deps.ts";
import { spaceAnswer } from "./spaces.ts";

const MINUTE_MS = 60_000;

export function entryRoutes({ config, store, metrics, now }: RelayDeps, byBytes: TokenBuckets): Hono<RelayEnv> {
  const byEntries = createTokenBuckets({ capacity: config.entriesPerMinute, periodMs: MINUTE_MS, now });

  return new Hono<RelayEnv>()
    .post("/", async (c) => {
      const epoch = c.req.header(EPOCH_HEADER) ?? "";
      if (!isId(epoch)) return refuse(c, { type: "malformed", reason: "epoch" });
      const body = await readBody(c.req, MAX_PUSH_BYTES);
      if (!body.ok) return refuse(c, body.error);
      const entries = entriesOf(body.value, c.var.spaceId);
      if (!entries.ok) return refuse(c, entries.error);
      const taken = takeBoth(
        () => byEntries.take(c.var.spaceId, entries.value.length),
        () => byBytes.take(c.var.spaceId, body.value.length),
      );
      if (!taken.ok) return refuse(c, { type: "too-many-requests", retryAfter: taken.retryAfter });
      const appended = await store.append(c.var.spaceId, bytesOfHex(epoch) ?? new Uint8Array(), entries.value);
      if (!appended.ok) return refuse(c, relayErrorOf(appended.error));
      metrics.counts.entries += appended.value.added;
      metrics.counts.entryBytes += body.value.length;
      const answer: PushAnswer = { ...spaceAnswer(appended.value.log), seqs: [...appended.value.seqs] };
      return c.json(answer);
    })
    .get("/", async (c) => {
      const wanted = readOptionsOf((name) => c.req.header(name));
      if (wanted === null) return refuse(c, { type: "malformed", reason: "cursor" });
      const page = await store.read(c.var.spaceId, wanted);
      if (!page.ok) return refuse(c, relayErrorOf(page.error));
      const { log, next, entries } = page.value;
      c.header("Content-Type", "application/octet-stream");
      return c.body(encodePage({ epoch: log.epoch, head: log.head, next, entries }));
    });
}

/** The entries of a push body, each of the form and of the space that it must be. */
function entriesOf(body: Uint8Array, space: string): Result<readonly NewEntry[], RelayError> {
  const envelopes = parsePush(body);
  if (!envelopes.ok) return err(refusalOf(envelopes.error));
  if (envelopes.value.length === 0) return err({ type: "malformed", reason: "empty" });
  if (envelopes.value.length > MAX_ENTRIES_PER_PUSH) return err({ type: "malformed", reason: "too-many-entries" });
  const spaceBytes = bytesOfHex(space) ?? new Uint8Array();
  const entries: NewEntry[] = [];
  for (const envelope of envelopes.value) {
    const header = parseEnvelopeHeader(envelope);
    if (!header.ok) return err(refusalOf(header.error));
    const { kind, stream, sender, counter } = header.value;
    if (!bytesEqual(header.value.space, spaceBytes)) return err({ type: "malformed", reason: "other-space" });
    if (kind === "snapshot") return err({ type: "snapshots-unsupported" });
    if (kind !== "update") return err({ type: "malformed", reason: "kind" });
    entries.push({ stream, sender, counter, envelope });
  }
  return ok(entries);
}

/** A frame's error as the wire says it. */
export function refusalOf(error: FrameError): RelayError {
  return error.reason === "too-large"
    ? { type: "too-large", limit: MAX_ENTRY_BYTES }
    : { type: "malformed", reason: error.reason };
}

function readOptionsOf(headerOf: (name: string) => string | undefined): ReadOptions | null {
  const after = headerOf(AFTER_HEADER) ?? "0";
  const hash = headerOf(HASH_HEADER);
  if (!/^\d{1,15}$/.test(after) || (hash !== undefined && !/^[0-9a-f]{64}$/.test(hash))) return null;
  return {
    after: Number(after),
    hash: hash === undefined ? null : bytesOfHex(hash),
    maxBytes: MAX_PAGE_BYTES,
    covered: headerOf(COVERED_HEADER) === "1",
  };
}

type Taken = ReturnType<TokenBuckets["take"]>;

function takeBoth(first: () => Taken, second: () => Taken): Taken {
  const taken = first();
  return taken.ok ? second() : taken;
}
