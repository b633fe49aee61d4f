import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { relayClient } from "../support/relay-client.ts";
import { startRelayProcess, type RelayProcess } from "../support/relay-process.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

/** Only root may mount. Without it, the bounded database in sqlite-store.test.ts is what stands for a full disk. */
const MAY_MOUNT = process.platform === "linux" && process.getuid?.() === 0;

describe.skipIf(!MAY_MOUNT)("relay on a disk of 3 MiB", () => {
  let folder: TemporaryFolder;
  let relay: RelayProcess | null = null;
  beforeEach(() => {
    folder = temporaryFolder();
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", folder.path]);
    expect(mounted.status).toBe(0);
  });
  afterEach(async () => {
    await relay?.end("SIGKILL");
    spawnSync("umount", [folder.path]);
    folder.remove();
  });

  it("[R19] answers 507 when it is full, keeps what it acknowledged, reads, and goes on once there is room", async () => {
    const ballast = join(folder.path, "ballast");
    writeFileSync(ballast, new Uint8Array(1024 * 1024));
    relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
    const client = relayClient(relay.url, idOf(1));
    const { epoch } = await client.create();
    const push = async (counter: number): Promise<readonly [number, unknown]> => {
      const answer = await client.post(epoch, [envelopeOf({ counter, size: 60_000 })]);
      return [answer.status, await answer.json()];
    };

    let acknowledged = 0;
    let answer = await push(1);
    while (answer[0] === 200 && acknowledged < 100) {
      acknowledged += 1;
      answer = await push(acknowledged + 1);
    }
    expect(answer).toEqual([507, { type: "storage-full" }]);
    expect(acknowledged).toBeGreaterThan(0);
    expect((await client.pullAll()).head).toBe(acknowledged);

    rmSync(ballast);
    expect(await push(acknowledged + 1)).toMatchObject([200, { seqs: [acknowledged + 1] }]);
    expect((await client.pullAll()).head).toBe(acknowledged + 1);

    await relay.end("SIGKILL");
    relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
    expect((await relayClient(relay.url, idOf(1)).pullAll()).head).toBe(acknowledged + 1);
  });

  it("[R19] acknowledges exactly what it stored when the disk fills under many pushes at once", async () => {
    relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
    const client = relayClient(relay.url, idOf(1));
    const { epoch } = await client.create();
    const senders = Array.from({ length: 60 }, (_, sender) => sender);
    const statuses = await Promise.all(
      senders.map(async (sender) => (await client.post(epoch, [envelopeOf({ sender, size: 120_000 })])).status),
    );
    const stored = statuses.filter((status) => status === 200).length;
    expect(statuses.filter((status) => status === 507)).toHaveLength(senders.length - stored);
    expect(stored).toBeLessThan(senders.length);
    expect((await client.pullAll()).head).toBe(stored);
  });
});
