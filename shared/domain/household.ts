/** What the library knows of itself: its devices, its docs, its relay and the roadmaps brought in. */
import type { Doc } from "yjs";
import * as v from "valibot";
import { DaySchema, readEntries } from "./flat-map.ts";
import { parseDocName, type DocName } from "./ids.ts";

export interface Device {
  readonly name: string;
  /** The civil day it joined. "Last seen" is not kept here: it would cost bytes on every visit. */
  readonly added: number;
  readonly removed: boolean;
}

const DeviceSchema = v.object({ name: v.string(), added: DaySchema, removed: v.optional(v.boolean(), false) });

export function readDevices(doc: Doc): Map<string, Device> {
  return readEntries(doc, "devices", DeviceSchema);
}

export function putDevice(doc: Doc, id: string, device: Device): void {
  doc.getMap("devices").set(id, { ...device });
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

/** The relay's address, or null. */
export function readRelay(doc: Doc): string | null {
  const relay = doc.getMap("meta").get("relay");
  return typeof relay === "string" && relay !== "" ? relay : null;
}

export function writeRelay(doc: Doc, address: string | null): void {
  doc.getMap("meta").set("relay", address ?? "");
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
