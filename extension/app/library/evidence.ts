/** What the storages say about the library of this browser, and what that means. Changes nothing. */
import { LIBRARY } from "#shared/domain/ids.ts";
import { hasSchemaStamp } from "#shared/domain/schema-version.ts";
import type { DocStore, Journal, OpenDoc, SafetyCopies, SafetyRecord, SafetyRecords } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";

/** What is known of a library whose doc may be lost. */
export interface Known {
  readonly libraryId?: string;
  readonly rootSecret?: Bytes;
}

export type Evidence =
  /** The doc is there and all three places name it. */
  | { readonly type: "whole"; readonly library: OpenDoc }
  /** The doc is there, and some place does not name it. */
  | { readonly type: "unmarked"; readonly library: OpenDoc; readonly known: Known }
  /** A library was begun here, and its doc is not there or is another library's. */
  | { readonly type: "missing"; readonly library: OpenDoc; readonly known: Known }
  /** Nothing was ever begun here. */
  | { readonly type: "none"; readonly library: OpenDoc; readonly known: Known }
  | { readonly type: "fault"; readonly detail: string };

interface EvidenceDeps {
  readonly docs: DocStore;
  readonly journal: Journal;
  readonly safety: SafetyCopies;
}

/** Opens the library doc to look at it; whoever gets the answer closes it. */
export async function readEvidence({ docs, journal, safety }: EvidenceDeps): Promise<Evidence> {
  const [records, entries, opened] = await Promise.all([safety.read(), journal.docs(), docs.open(LIBRARY)]);
  if (!opened.ok) return { type: "fault", detail: opened.error.detail };
  const silent = silentPlace(records) ?? (entries.ok ? null : entries.error.detail);
  if (silent !== null || !entries.ok) {
    await opened.value.close();
    return { type: "fault", detail: silent ?? "journal" };
  }
  return judge(opened.value, records, entries.value.length > 0);
}

/** A place that does not answer, or null. Files may be silent when the database can stand in for them. */
function silentPlace({ local, files, database }: SafetyRecords): string | null {
  if (!local.ok) return local.error.detail;
  if (!database.ok) return database.error.detail;
  if (!files.ok && !database.value?.rootSecret) return files.error.detail;
  return null;
}

function judge(library: OpenDoc, records: SafetyRecords, hasJournal: boolean): Evidence {
  const [local, files, database] = [records.local, records.files, records.database].map((record) =>
    record.ok ? record.value : null,
  );
  const marks = [local, files].filter((mark) => mark !== null && mark !== undefined);
  const known = knownFrom([files, database, local]);
  const isBegun = hasJournal || marks.some((mark) => mark.begun);
  if (!hasSchemaStamp(library.doc)) return { type: isBegun ? "missing" : "none", library, known };
  if (database && marks.length > 0 && marks.every((mark) => mark.libraryId !== database.libraryId)) {
    return { type: "missing", library, known };
  }
  const agree = [local, database, ...(records.files.ok ? [files] : [])].every(
    (record) => record?.begun === true && record.libraryId === known.libraryId,
  );
  if (agree && known.rootSecret) return { type: "whole", library };
  return { type: "unmarked", library, known };
}

/** The first record that knows each part is believed. */
function knownFrom(records: readonly (SafetyRecord | null | undefined)[]): Known {
  const libraryId = records.find((record) => record)?.libraryId;
  const rootSecret = records.find((record) => record?.rootSecret)?.rootSecret;
  return { ...(libraryId !== undefined && { libraryId }), ...(rootSecret && { rootSecret }) };
}
