/**
 * The version of the shapes in a doc. A reader that knows major n keeps fields it does not know; a doc with a newer
 * major is read-only here.
 */
import type { Doc } from "yjs";

export const SCHEMA_MAJOR = 1;

/** The major that wrote the doc; an empty doc has ours. */
export function schemaMajorOf(doc: Doc): number {
  const major = doc.getMap("meta").get("schemaMajor");
  return typeof major === "number" ? major : SCHEMA_MAJOR;
}

export function isNewerSchema(doc: Doc): boolean {
  return schemaMajorOf(doc) > SCHEMA_MAJOR;
}

/** Writes our major once; a value that is there stays, so that opening writes nothing. */
export function stampSchema(doc: Doc): void {
  const meta = doc.getMap("meta");
  if (meta.get("schemaMajor") === undefined) meta.set("schemaMajor", SCHEMA_MAJOR);
}

/** Whether the doc was ever stamped: an empty doc is one that was never begun, or lost. */
export function hasSchemaStamp(doc: Doc): boolean {
  return doc.getMap("meta").has("schemaMajor");
}
