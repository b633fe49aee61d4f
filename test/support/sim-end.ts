/** How a schedule of the simulation ends: all come to rest, and nothing that was promised is missing. */
import * as Y from "yjs";
import { SIM_DOCS, type SimDevice } from "./sim-device.ts";
import { savedDoc } from "./sim-disk.ts";
import { holdsEdit, type SimEdit } from "./sim-truth.ts";

/** Everybody syncs in turn until nobody has anything left. */
export async function settle(devices: readonly SimDevice[]): Promise<string | null> {
  for (const device of devices) device.kill();
  let before = "";
  for (let round = 0; round < 8; round++) {
    for (const device of [...devices].sort((a, b) => Number(b.hasJoined()) - Number(a.hasJoined()))) {
      if (!device.hasJoined()) await device.join(devices.every((other) => !other.hasJoined()));
      const facts = await device.sync({ thorough: true }, null);
      if (facts?.state.type !== "synced") return `device ${device.index} ends ${JSON.stringify(facts?.state)}`;
    }
    // Whoever has something to say makes the log longer.
    const after = JSON.stringify(devices.map(({ disk }) => disk.tables.space.get("space")?.cursor));
    if (after === before) return null;
    before = after;
  }
  return "ends never";
}

/** An edit that somebody lost, or two devices that show another doc; null when there is neither. */
export function findLoss(devices: readonly SimDevice[], edits: readonly SimEdit[]): string | null {
  for (const name of SIM_DOCS) {
    const docs = devices.map(({ disk }) => savedDoc(disk, name));
    const shown = docs.map((doc) => JSON.stringify([sorted(doc.getMap("map").toJSON()), doc.getText("text").toJSON()]));
    const snapshots = docs.map((doc) => Y.snapshot(doc));
    for (const doc of docs) doc.destroy();
    for (const [i, snapshot] of snapshots.entries()) {
      const lost = edits.filter((one) => one.doc === name && !holdsEdit(snapshot, one));
      if (lost.length > 0) return `device ${i} lost ${lost.length} edits of ${name}: ${JSON.stringify(lost[0])}`;
      if (shown[i] !== shown[0]) return `device ${i} shows another ${name} than device 0`;
    }
  }
  return null;
}

/** A device without a blob that it ought to hold, or null. */
export function findMissingBlobs(devices: readonly SimDevice[]): string | null {
  const missing = devices.find(({ disk }) => [...disk.tables.blobs.keys()].some((name) => !disk.blobs.has(name)));
  return missing === undefined ? null : `device ${missing.index} lacks a blob`;
}

function sorted(record: Record<string, unknown>): unknown {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
