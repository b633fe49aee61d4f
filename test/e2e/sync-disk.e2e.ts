/**
 * The relay's disk is full: nothing is taken for sent, the learner goes on, and sync goes on alone when there is room.
 */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { envelopeOf, idOf } from "../server/support/envelopes.ts";
import { relayClient } from "../server/support/relay-client.ts";
import { startRelayProcess, type RelayProcess } from "../server/support/relay-process.ts";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { ask, createSpace, launchLearner, overview, untilSynced, writeLine } from "./sync-support.ts";

/** Only root may mount; elsewhere a database that may not grow stands for the disk. */
const MAY_MOUNT = process.platform === "linux" && process.getuid?.() === 0;
const DISK = "4m";

interface Disk {
  readonly relay: () => RelayProcess;
  fill(): Promise<void>;
  /** Makes room again. The relay on a disk is not touched; that of a bounded database has to be started anew. */
  free(): Promise<void>;
  close(): Promise<void>;
}

let disk: Disk | null = null;
afterEach(async () => disk?.close());

it("says that the relay is full, keeps the changes, and sends them by itself once there is room", async () => {
  disk = await (MAY_MOUNT ? realDisk() : boundedDatabase());
  const learner = await launchLearner();
  const page = await beginPlan(learner);
  expect(await createSpace(page, disk.relay().url)).toEqual({ type: "on" });
  await untilSynced(page);
  // Also what this device has entered about itself since.
  await ask(page, { type: "sync/now" });
  const before = (await untilSynced(page)).facts.cursor;
  await disk.fill();
  await writeLine(page, "Written while the relay is full");
  await expect
    .poll(async () => (await overview(page)).facts.state, { timeout: 20_000 })
    .toEqual({ type: "refused", reason: "storage-full" });
  const refused = (await overview(page)).facts;
  expect([refused.owed > 0, refused.cursor]).toEqual([true, before]);
  await disk.free();
  // Nothing is pressed: the schedule tries again.
  const after = await untilSynced(page, 90_000);
  expect([after.facts.owed, after.facts.cursor > before]).toEqual([0, true]);
  await learner.close();
});

async function realDisk(): Promise<Disk> {
  const folder = await scratchFolder("disk");
  expect(spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", folder.path]).status).toBe(0);
  const relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
  const ballast = join(folder.path, "ballast");
  return {
    relay: () => relay,
    fill: async () => writeUntilFull(ballast),
    free: async () => rmSync(ballast),
    async close() {
      await relay.end("SIGKILL");
      spawnSync("umount", [folder.path]);
      await folder.remove();
    },
  };
}

function writeUntilFull(path: string): void {
  const file = openSync(path, "w");
  const chunk = new Uint8Array(4096);
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    // The disk is full, which is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(file);
  }
}

async function boundedDatabase(): Promise<Disk> {
  const folder: Scratch = await scratchFolder("disk");
  const database = join(folder.path, "relay.sqlite");
  let relay = await startRelayProcess(database, { DATABASE_MIB: "1" });
  console.log("This test may not mount: a database of 1 MiB stands for a full disk.");
  return {
    relay: () => relay,
    async fill() {
      const other = relayClient(relay.url, idOf(9));
      const { epoch } = await other.create();
      for (let size = 64_000, counter = 1; size > 200; counter++) {
        const envelope = envelopeOf({ space: other.space, sender: hexOfBytes(new Uint8Array(16)), counter, size });
        if ((await other.push(epoch, [envelope])) === null) size = Math.floor(size / 2);
      }
    },
    async free() {
      await relay.end("SIGTERM");
      relay = await startRelayProcess(database, { DATABASE_MIB: "64", PORT: new URL(relay.url).port });
    },
    async close() {
      await relay.end("SIGKILL");
      await folder.remove();
    },
  };
}
