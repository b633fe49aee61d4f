/** The devices of the library: this one enters itself, and "last seen" is read from what each has sent. */
import type { Doc } from "yjs";
import { putDevice, putSender, readDevices, readSenders, type Device } from "#shared/domain/household.ts";
import type { Clock } from "#shared/ports.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import type { DeviceView } from "./sync-desk.ts";

const HOUR_MS = 3_600_000;

export function deviceNameOf(doc: Doc, id: string, otherwise: string): string {
  return readDevices(doc).get(id)?.name ?? otherwise;
}

/** Enters or changes this device; writes nothing when that is how it stands. */
export function enterDevice(doc: Doc, id: string, entry: Omit<Device, "added">, today: Day): void {
  const known = readDevices(doc).get(id);
  if (known?.name === entry.name && known.removed === entry.removed) return;
  putDevice(doc, id, { ...entry, added: known?.added ?? today });
}

/** Says which device the present sender is, so that others can name it. */
export function enterSender(doc: Doc, id: string, sender: string | null): void {
  if (sender !== null) putSender(doc, sender, id);
}

/** All devices leave: the space that they shared is gone. */
export function removeAllDevices(doc: Doc): void {
  for (const [id, device] of readDevices(doc)) if (!device.removed) putDevice(doc, id, { ...device, removed: true });
}

/** This one first, then by name. Those that left are not in it. */
export function deviceViews(doc: Doc, thisId: string, facts: SyncFacts, clock: Clock): DeviceView[] {
  const today = dayOfWallClock(clock.wall(), 0);
  const heard = lastHeardByDevice(doc, facts);
  const views = [...readDevices(doc)]
    .filter(([, { removed }]) => !removed)
    .map(([id, { name, added }]) => {
      const at = heard.get(id);
      const isThis = id === thisId;
      return { id, name, isThis, added, lastSeen: isThis ? today : at === undefined ? null : dayOfTime(at, clock) };
    });
  return views.sort((a, b) => Number(b.isThis) - Number(a.isThis) || (a.name < b.name ? -1 : 1));
}

/** Names of the devices that something waits for; "" for a sender whose device is not known yet. */
export function namesOfSenders(doc: Doc, senders: readonly string[]): string[] {
  const devices = readDevices(doc);
  const owners = readSenders(doc);
  return [...new Set(senders.map((sender) => devices.get(owners.get(sender) ?? "")?.name ?? ""))];
}

function lastHeardByDevice(doc: Doc, { heard }: SyncFacts): ReadonlyMap<string, number> {
  const owners = readSenders(doc);
  const last = new Map<string, number>();
  for (const { sender, sentAt } of heard) {
    const device = owners.get(sender);
    if (device !== undefined && sentAt > 0) last.set(device, Math.max(sentAt, last.get(device) ?? 0));
  }
  return last;
}

/** The civil day of a moment in the past, to the hour. Another device's clock may be ahead: then it is today. */
function dayOfTime(at: number, clock: Clock): Day {
  const wall = clock.wall();
  const hoursAgo = (clock.now() - at) / HOUR_MS;
  const daysAgo = hoursAgo <= wall.hour ? 0 : Math.ceil((hoursAgo - wall.hour) / 24);
  return dayOfWallClock(wall, 0) - daysAgo;
}
