/** Names of docs and keys of the flat maps in them. */
import { monthOfDay, type Day } from "../std/day.ts";
import { hexOfBytes } from "../std/bytes.ts";

export type DocName = "library" | `notes/${string}` | `reviews/${string}`;

export const LIBRARY: DocName = "library";

/** The notes doc that takes a note made on `day`. A note stays in the doc of the month it was made in. */
export function notesDocOfDay(day: Day): DocName {
  return `notes/${monthOfDay(day)}`;
}

/** A doc name from outside (a file, a database), or null. */
export function parseDocName(text: string): DocName | null {
  if (text === "library") return "library";
  const match = /^(notes|reviews)\/(\d{4}-\d{2})$/.exec(text);
  if (!match) return null;
  return match[1] === "notes" ? `notes/${match[2]}` : `reviews/${match[2]}`;
}

/** `<roadmap>/<id>`: the key of a topic's, task's or enrolment's plain value. Ids never hold a slash. */
export function keyOf(roadmap: string, id: string): string {
  return `${roadmap}/${id}`;
}

/**
 * The key of a resource's tick. Resources have no id of their own: within a topic the address is what tells one from
 * another, and a tick on an address that is no longer listed means nothing.
 */
export function resourceKey(roadmap: string, topic: string, url: string): string {
  return `${roadmap}/${topic}/${url}`;
}

/** A random id of 16 bytes in hex, for what two devices may create at the same time. */
export function idOfBytes(bytes: Uint8Array): string {
  return hexOfBytes(bytes);
}
