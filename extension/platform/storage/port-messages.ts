/**
 * The words on the line between a page that cannot see the library's storage and the background, which can. Docs travel
 * as Yjs updates and state vectors; Firefox carries bytes as they are. Both ends parse what they hear.
 */
import * as v from "valibot";
import { parseDocName, type DocName } from "#shared/domain/ids.ts";
import type { NoteRow } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { BookSchema } from "./card-book.ts";

/** The name of a line. */
export const LINE = "waymark/docs";

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Detail = v.string();
const DocSchema = v.custom<DocName>((name) => typeof name === "string" && parseDocName(name) !== null);
export const BytesSchema = v.custom<Bytes>((bytes) => bytes instanceof Uint8Array);
const UpdateSchema = v.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array);

export const OpenErrorSchema = v.object({
  type: v.picklist(["storage-unavailable", "storage-timeout"]),
  detail: Detail,
});
export const SaveErrorSchema = v.object({ type: v.picklist(["save-failed", "quota-exceeded"]), detail: Detail });

const RowSchema: v.GenericSchema<unknown, NoteRow> = v.object({
  id: v.string(),
  doc: DocSchema,
  kind: v.picklist(["text", "link", "page", "selection"]),
  roadmap: v.string(),
  step: v.string(),
  topic: v.string(),
  title: v.string(),
  site: v.string(),
  url: v.string(),
  canonicalUrl: v.string(),
  day: v.number(),
  createdAt: v.number(),
  deleted: v.boolean(),
});
export const RowsSchema = v.array(RowSchema);
export const RowOrNoneSchema = v.nullable(RowSchema);

/** What a page asks of the background's stores; each is answered once, and may be asked again after a line was lost. */
export const CallSchema = v.variant("call", [
  v.object({ call: v.literal("same-storage"), lock: v.string() }),
  v.object({ call: v.literal("library"), act: v.picklist(["open", "begin-anew"]) }),
  v.object({ call: v.literal("names") }),
  v.object({ call: v.literal("blobs/put"), content: BytesSchema }),
  v.object({ call: v.picklist(["blobs/get", "blobs/has"]), sha256: v.string() }),
  v.object({ call: v.literal("blobs/names") }),
  v.object({ call: v.literal("notes/replace"), doc: DocSchema, rows: RowsSchema }),
  v.object({ call: v.literal("notes/by-step"), roadmap: v.string(), step: v.string(), limit: v.nullable(Count) }),
  v.object({ call: v.literal("notes/by-url"), url: v.string() }),
  v.object({ call: v.literal("notes/by-id"), id: v.string() }),
  v.object({ call: v.literal("notes/newest"), limit: Count }),
  v.object({ call: v.picklist(["notes/count", "notes/clear"]) }),
  v.object({ call: v.picklist(["cards/read", "cards/expire", "cards/clear"]) }),
  v.object({ call: v.literal("cards/write"), book: BookSchema }),
]);
export type Call = v.InferOutput<typeof CallSchema>;

/**
 * `open` introduces a doc with what the page has of it, again on each new line. Edits are counted for each doc from 1.
 */
export const ToBackgroundSchema = v.variant("type", [
  v.object({ type: v.literal("open"), doc: DocSchema, opening: Count, vector: UpdateSchema }),
  v.object({ type: v.literal("edit"), doc: DocSchema, count: Count, update: UpdateSchema }),
  v.object({ type: v.literal("close"), doc: DocSchema }),
  v.object({ type: v.literal("call"), id: Count, call: CallSchema }),
]);
export type ToBackground = v.InferOutput<typeof ToBackgroundSchema>;

/** `opening` says which introduction is answered; `through` is the count of the last edit that the answer is about. */
export const ToPageSchema = v.variant("type", [
  v.object({ type: v.literal("opened"), doc: DocSchema, opening: Count, update: UpdateSchema, vector: UpdateSchema }),
  v.object({ type: v.literal("refused"), doc: DocSchema, opening: Count, error: OpenErrorSchema }),
  v.object({ type: v.literal("saved"), doc: DocSchema, through: Count, error: v.nullable(SaveErrorSchema) }),
  v.object({ type: v.literal("news"), doc: DocSchema, update: UpdateSchema }),
  v.object({ type: v.literal("answer"), id: Count, value: v.unknown() }),
  v.object({ type: v.literal("failed"), id: Count, detail: Detail }),
  v.object({ type: v.literal("changed"), what: v.picklist(["notes", "cards"]) }),
]);
export type ToPage = v.InferOutput<typeof ToPageSchema>;

/** What opening the library came to in the background; its doc is opened over the line. */
export const LibraryAnswerSchema = v.variant("type", [
  v.object({ type: v.picklist(["fresh", "present"]) }),
  v.object({ type: v.literal("restored"), docs: Count, newest: v.nullable(v.number()), unreadable: Count }),
  v.object({ type: v.literal("lost"), unreadable: Count }),
  v.object({ type: v.literal("fault"), detail: Detail }),
]);
export type LibraryAnswer = v.InferOutput<typeof LibraryAnswerSchema>;
