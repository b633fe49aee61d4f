/** The checked way onto a doc's rows: bad rows go to quarantine first, a newer doc is not put on rows at all. */
import * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { isNewerSchema } from "#shared/domain/schema-version.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { isPersistence, persistDoc, type Persistence, type PersistenceEvents } from "./persistence.ts";
import type { RowQuarantine } from "./quarantine.ts";
import { within } from "./raw-db.ts";
import { checkRows, openRows, type CheckedRows } from "./rows.ts";

export interface OnRows {
  /** Null when the doc was written by a newer Waymark: the doc is filled and nothing will be written. */
  readonly persistence: Persistence | null;
  readonly quarantined: number;
}

/** Fills `doc` from its rows and, unless it is newer than we are, keeps it on them. */
export async function putOnRows(
  name: DocName,
  doc: Y.Doc,
  deps: { readonly quarantine: RowQuarantine; readonly limitMs: number; readonly events: PersistenceEvents },
): Promise<Result<OnRows, OpenDocError>> {
  const checked = await readChecked(name, deps);
  if (!checked.ok) return checked;
  const { scratch, bad } = checked.value;
  try {
    if (isNewerSchema(scratch) || isNewerSchema(doc)) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(scratch), FROM_ROWS);
      return ok({ persistence: null, quarantined: bad.length });
    }
  } finally {
    scratch.destroy();
  }
  const persistence = await persistDoc(name, doc, deps.limitMs, deps.events);
  return persistence.ok ? ok({ persistence: persistence.value, quarantined: bad.length }) : persistence;
}

/** The origin of what a read-only doc is filled with. */
const FROM_ROWS = Symbol("from rows");

/** True for updates that came from the rows: they need no saving. */
export function isFromRows(origin: unknown): boolean {
  return origin === FROM_ROWS || isPersistence(origin);
}

async function readChecked(
  name: DocName,
  deps: { readonly quarantine: RowQuarantine; readonly limitMs: number },
): Promise<Result<CheckedRows, OpenDocError>> {
  const opened = await openRows(name, deps.limitMs);
  if (!opened.ok) return opened;
  try {
    const checked = await within(checkRows(opened.value), deps.limitMs, `check ${name}`);
    if (!checked.ok) return checked;
    if (!checked.value.ok || checked.value.value.bad.length === 0) return checked.value;
    const taken = await deps.quarantine.take(name, opened.value, checked.value.value.bad);
    return taken.ok ? checked.value : err(taken.error);
  } finally {
    opened.value.close();
  }
}
