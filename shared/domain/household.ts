/** What the library knows of itself: its devices, its docs, its relay and the roadmaps brought in. */
import type { Doc } from "yjs";
import * as v from "valibot";
import { DaySchema, readEntries } from "./flat-map.ts";
import { parseDocName, type DocName } from "./ids.ts";

export interface Device {
  readonly name: string;
  /** The civil day it joined. "Last seen" is not kept here: what it sends says when, and costs no bytes for ever. */
  readonly added: number;
  readonly removed: boolean;
  /** Among the devices that gave themselves this name, from 1; null where the learner chose the name. */
  readonly number: number | null;
}

const DeviceSchema = v.object({
  name: v.string(),
  added: DaySchema,
  removed: v.optional(v.boolean(), false),
  number: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), null),
});

export function readDevices(doc: Doc): Map<string, Device> {
  return readEntries(doc, "devices", DeviceSchema);
}

export function putDevice(doc: Doc, id: string, device: Device): void {
  doc.getMap("devices").set(id, { ...device });
}

const SenderSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Which device each sender of sync is: a device takes a new sender whenever it starts again with a relay. */
export function readSenders(doc: Doc): Map<string, string> {
  return readEntries(doc, "senders", SenderSchema);
}

export function putSender(doc: Doc, sender: string, device: string): void {
  const senders = doc.getMap("senders");
  if (senders.get(sender) !== device) senders.set(sender, device);
}

/** Every doc that any device ever made, so that one that is hidden from this device is noticed. */
export function readDocList(doc: Doc): DocName[] {
  const names: DocName[] = [];
  for (const key of doc.getMap("docs").keys()) {
    const name = parseDocName(key);
    if (name !== null) names.push(name);
  }
  return names.sort();
}

export function listDoc(doc: Doc, name: DocName): void {
  const docs = doc.getMap("docs");
  if (!docs.has(name)) docs.set(name, true);
}

/** The relay's origin, or null: what the last device that turned sync on has chosen. */
export function readRelay(doc: Doc): string | null {
  const relay = doc.getMap("meta").get("relay");
  return typeof relay === "string" && relay !== "" ? relay : null;
}

export function writeRelay(doc: Doc, origin: string | null): void {
  if (readRelay(doc) !== origin) doc.getMap("meta").set("relay", origin ?? "");
}

/** The operator's code for making a space, kept so that any device can refill a relay that was wiped; or null. */
export function readRelayInvite(doc: Doc): string | null {
  const invite = doc.getMap("meta").get("relayInvite");
  return typeof invite === "string" && invite !== "" ? invite : null;
}

export function writeRelayInvite(doc: Doc, invite: string | null): void {
  if (readRelayInvite(doc) !== invite) doc.getMap("meta").set("relayInvite", invite ?? "");
}

/**
 * What the days of exported calendars are named by, so that each export changes the days of the one before; or null.
 */
export function readCalendarId(doc: Doc): string | null {
  const id = doc.getMap("meta").get("calendarId");
  return typeof id === "string" && /^[0-9a-f]{8,64}$/.test(id) ? id : null;
}

export function writeCalendarId(doc: Doc, id: string): void {
  doc.getMap("meta").set("calendarId", id);
}

export interface ImportedRoadmap {
  readonly title: string;
  /** SHA-256 of the blob that holds it. */
  readonly blob: string;
}

const ImportedSchema = v.object({ title: v.string(), blob: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

export function readImportedRoadmaps(doc: Doc): Map<string, ImportedRoadmap> {
  return readEntries(doc, "importedRoadmaps", ImportedSchema);
}

export function putImportedRoadmap(doc: Doc, id: string, roadmap: ImportedRoadmap): void {
  doc.getMap("importedRoadmaps").set(id, { ...roadmap });
}
