/**
 * The export file: the whole library as one versioned JSON file. Docs are Yjs updates, so an import merges; blobs are
 * named by their SHA-256. Yjs has no checksum and takes many a changed byte for another edit, so the file carries the
 * SHA-256 of all its other fields. Whatever is not understood makes the whole file refused, with the reason.
 */
import * as Y from "yjs";
import * as v from "valibot";
import { base64OfBytes, bytesOfBase64, utf8, type Bytes } from "../std/bytes.ts";
import { dayOfIso, isoOfDay, type Day } from "../std/day.ts";
import { err, ok, type Result } from "../std/result.ts";
import { parseDocName, type DocName } from "./ids.ts";
import { isNewerSchema, schemaMajorOf } from "./schema-version.ts";

export const EXPORT_FORMAT = "waymark-library";
export const EXPORT_VERSION = 1;

/** A library outside a browser. `docs` are Yjs updates of whole docs. */
export interface ExportFile {
  readonly exportedDay: Day;
  readonly docs: ReadonlyMap<DocName, Bytes>;
  /** By SHA-256 in hex. */
  readonly blobs: ReadonlyMap<string, Bytes>;
}

export type ExportFileError =
  /** The text is not JSON: cut off, or another kind of file. */
  | { readonly type: "not-json" }
  /** JSON of something else. */
  | { readonly type: "not-an-export" }
  /** Written by a newer Waymark; `version` is that of the file or of the doc that is newer. */
  | { readonly type: "newer-version"; readonly version: number }
  /** A part is missing or has another shape; `part` names it. */
  | { readonly type: "damaged"; readonly part: string };

export type Sha256 = (content: Bytes) => Promise<string>;

const Head = v.object({ format: v.literal(EXPORT_FORMAT), version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const Body = v.strictObject({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  exportedDay: v.string(),
  docs: v.record(v.string(), v.string()),
  blobs: v.record(v.string(), v.string()),
  sha256: v.string(),
});

/** The text of an export file. */
export async function formatExportFile(file: ExportFile, sha256: Sha256): Promise<string> {
  const inBase64 = (parts: ReadonlyMap<string, Bytes>): Record<string, string> =>
    Object.fromEntries([...parts].map(([name, bytes]) => [name, base64OfBytes(bytes)]));
  const fields: Omit<v.InferOutput<typeof Body>, "sha256"> = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedDay: isoOfDay(file.exportedDay),
    docs: inBase64(file.docs),
    blobs: inBase64(file.blobs),
  };
  return JSON.stringify({ ...fields, sha256: await sha256(utf8(JSON.stringify(fields))) });
}

/** An export file from its text. Every doc is tried on a scratch doc and every blob is hashed. */
export async function parseExportFile(text: string, sha256: Sha256): Promise<Result<ExportFile, ExportFileError>> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const head = v.safeParse(Head, json.value);
  if (!head.success) return err({ type: "not-an-export" });
  if (head.output.version > EXPORT_VERSION) return err({ type: "newer-version", version: head.output.version });
  const body = v.safeParse(Body, json.value);
  if (!body.success) return err({ type: "damaged", part: v.getDotPath(body.issues[0]) ?? "file" });
  const { sha256: expected, ...fields } = body.output;
  // The fields in the order of the file: spaces and line ends may differ, nothing else.
  if ((await sha256(utf8(JSON.stringify(fields)))) !== expected) return err({ type: "damaged", part: "sha256" });
  const exportedDay = dayOfIso(body.output.exportedDay);
  if (exportedDay === null) return err({ type: "damaged", part: "exportedDay" });
  const docs = readDocs(body.output.docs);
  if (!docs.ok) return docs;
  const blobs = await readBlobs(body.output.blobs, sha256);
  return blobs.ok ? ok({ exportedDay, docs: docs.value, blobs: blobs.value }) : blobs;
}

function parseJson(text: string): Result<unknown, ExportFileError> {
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err({ type: "not-json" });
  }
}

function readDocs(record: Readonly<Record<string, string>>): Result<ReadonlyMap<DocName, Bytes>, ExportFileError> {
  const docs = new Map<DocName, Bytes>();
  for (const [key, base64] of Object.entries(record)) {
    const name = parseDocName(key);
    const update = bytesOfBase64(base64);
    if (name === null || update === null) return err({ type: "damaged", part: `docs.${key}` });
    const checked = checkDoc(name, update);
    if (!checked.ok) return checked;
    docs.set(name, update);
  }
  return ok(docs);
}

/** What Yjs cannot apply throws, maybe after changing the doc: so never on a doc of the library. */
function checkDoc(name: DocName, update: Bytes): Result<void, ExportFileError> {
  const scratch = new Y.Doc();
  try {
    Y.applyUpdate(scratch, update);
    if (isNewerSchema(scratch)) return err({ type: "newer-version", version: schemaMajorOf(scratch) });
    return ok();
  } catch {
    return err({ type: "damaged", part: `docs.${name}` });
  } finally {
    scratch.destroy();
  }
}

async function readBlobs(
  record: Readonly<Record<string, string>>,
  sha256: Sha256,
): Promise<Result<ReadonlyMap<string, Bytes>, ExportFileError>> {
  const blobs = new Map<string, Bytes>();
  for (const [name, base64] of Object.entries(record)) {
    const content = bytesOfBase64(base64);
    if (content === null || (await sha256(content)) !== name) return err({ type: "damaged", part: `blobs.${name}` });
    blobs.set(name, content);
  }
  return ok(blobs);
}
