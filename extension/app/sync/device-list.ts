/** The devices of the library: this one enters itself, and "last seen" is read from what each has sent. */
import type { Doc } from "yjs";
import { putDevice, putSender, readDevices, readSenders, type Device } from "#shared/domain/household.ts";
import type { Clock } from "#shared/ports.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { deviceNames, freeNumber, settledNumber, type NumberedName } from "./device-names.ts";
import type { DeviceView } from "./sync-desk.ts";

const HOUR_MS = 3_600_000;

/** How devices are called that the learner has not named. */
export interface DeviceNaming {
  readonly defaultName: string;
  readonly numberedName: NumberedName;
}

/** This device's name, also before it is entered. */
export function deviceNameOf(doc: Doc, id: string, { defaultName, numberedName }: DeviceNaming): string {
  return deviceNames(readDevices(doc), numberedName).get(id) ?? defaultName;
}

/**
 * Enters this device, or takes another number where a device of the same name came first; writes nothing when that is
 * how it stands. To be called when the others are known as far as they can be.
 */
export function enterDevice(doc: Doc, id: string, { defaultName, numberedName }: DeviceNaming, today: Day): void {
  const devices = readDevices(doc);
  const known = devices.get(id);
  const entry: Device = known
    ? { ...known, number: settledNumber(devices, id, numberedName), removed: false }
    : { name: defaultName, number: freeNumber(devices, defaultName, numberedName), added: today, removed: false };
  if (known?.number !== entry.number || known.removed) putDevice(doc, id, entry);
}

/** Gives this device the name that the learner chose. */
export function nameDevice(doc: Doc, id: string, name: string, removed: boolean, today: Day): void {
  const known = readDevices(doc).get(id);
  if (known?.name === name && known.number === null && known.removed === removed) return;
  putDevice(doc, id, { name, number: null, added: known?.added ?? today, removed });
}

/** This device leaves. */
export function removeDevice(doc: Doc, id: string): void {
  const known = readDevices(doc).get(id);
  if (known && !known.removed) putDevice(doc, id, { ...known, removed: true });
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
export function deviceViews(
  doc: Doc,
  thisId: string,
  facts: SyncFacts,
  clock: Clock,
  numbered: NumberedName,
): DeviceView[] {
  const today = dayOfWallClock(clock.wall(), 0);
  const heard = lastHeardByDevice(doc, facts);
  const devices = readDevices(doc);
  const names = deviceNames(devices, numbered);
  const views = [...devices]
    .filter(([, { removed }]) => !removed)
    .map(([id, { name, added }]) => {
      const at = heard.get(id);
      const isThis = id === thisId;
      return {
        id,
        name: names.get(id) ?? name,
        isThis,
        added,
        lastSeen: isThis ? today : at === undefined ? null : dayOfTime(at, clock),
      };
    });
  return views.sort((a, b) => Number(b.isThis) - Number(a.isThis) || (a.name < b.name ? -1 : 1));
}

/** Names of the devices that something waits for; "" for a sender whose device is not known yet. */
export function namesOfSenders(doc: Doc, senders: readonly string[], numbered: NumberedName): string[] {
  const names = deviceNames(readDevices(doc), numbered);
  const owners = readSenders(doc);
  return [...new Set(senders.map((sender) => names.get(owners.get(sender) ?? "") ?? ""))];
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
