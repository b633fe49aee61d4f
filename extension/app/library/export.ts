/** The whole library as an export file: all docs and all blobs of this browser. */
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { formatExportFile } from "#shared/domain/export-file.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { BlobStore, DocStore, OpenDocError } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import type { Day } from "#shared/std/day.ts";
import { ok, type Result } from "#shared/std/result.ts";

export interface PortableLibrary {
  readonly docs: DocStore;
  readonly blobs: BlobStore;
}

/** The text of the file, to be offered as `waymark-library-<day>.json`. */
export async function exportLibrary(library: PortableLibrary, today: Day): Promise<Result<string, OpenDocError>> {
  const docs = await readDocs(library.docs);
  if (!docs.ok) return docs;
  const blobs = new Map<string, Bytes>();
  for (const name of await library.blobs.names()) {
    const content = await library.blobs.get(name);
    // A blob that is spoiled here would make the whole file refused there.
    if (content) blobs.set(name, content);
  }
  return ok(await formatExportFile({ exportedDay: today, docs: docs.value, blobs }, sha256Hex));
}

async function readDocs(store: DocStore): Promise<Result<ReadonlyMap<DocName, Bytes>, OpenDocError>> {
  const names = await store.names();
  if (!names.ok) return names;
  const docs = new Map<DocName, Bytes>();
  for (const name of names.value) {
    const opened = await store.open(name);
    if (!opened.ok) return opened;
    docs.set(name, new Uint8Array(Y.encodeStateAsUpdate(opened.value.doc)));
    await opened.value.close();
  }
  return ok(docs);
}
