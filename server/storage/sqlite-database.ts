/**
 * Opens the relay's database file: durable settings, schema version, and a refusal in words for what it cannot read.
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { assert, unreachable } from "#shared/std/assert.ts";
import { err, ok, type Result } from "#shared/std/result.ts";

/** `Wymk`: tells a relay's database from any other SQLite file. */
const APPLICATION_ID = 0x57_79_6d_6b;
export const SCHEMA_VERSION = 1;
const SYNCHRONOUS_FULL = 2;
const PAGE_BYTES = 4096;

/**
 * `covers`, `covered_at` and an empty `data` wait for compaction: a snapshot is an entry that covers its stream up to
 * a sequence, a covered entry loses its data after 30 days, and its row and hash stay. Rows that stay are also why
 * the highest counter of a sender needs no table of its own: it is the last one in `entry_by_counter`.
 */
const SCHEMA = `
  CREATE TABLE space (
    num INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    epoch BLOB NOT NULL,
    token_hash BLOB,
    head INTEGER NOT NULL DEFAULT 0,
    hash BLOB NOT NULL,
    bytes INTEGER NOT NULL DEFAULT 0,
    deleted_at INTEGER
  ) STRICT;
  CREATE TABLE entry (
    space INTEGER NOT NULL REFERENCES space,
    seq INTEGER NOT NULL,
    stream BLOB NOT NULL,
    sender BLOB NOT NULL,
    counter INTEGER NOT NULL,
    hash BLOB NOT NULL,
    covers INTEGER,
    covered_at INTEGER,
    data BLOB
  ) STRICT;
  CREATE UNIQUE INDEX entry_by_seq ON entry (space, seq);
  CREATE UNIQUE INDEX entry_by_counter ON entry (space, stream, sender, counter);
  CREATE TABLE blob (
    space INTEGER NOT NULL REFERENCES space,
    id BLOB NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX blob_by_id ON blob (space, id);
`;

export type OpenError =
  | { readonly type: "newer-schema"; readonly found: number }
  | { readonly type: "foreign-database" }
  | { readonly type: "cannot-open"; readonly detail: string };

export interface DatabaseOptions {
  readonly path: string;
  /** The file grows no further than this; a write that needs more answers `storage-full`. */
  readonly maxBytes: number;
}

/** Opens or makes the database. Touches nothing in a file that is not a relay's or is newer than this release. */
export function openDatabase({ path, maxBytes }: DatabaseOptions): Result<DatabaseSync, OpenError> {
  let db: DatabaseSync;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
  } catch (error) {
    return err({ type: "cannot-open", detail: error instanceof Error ? error.message : "" });
  }
  try {
    const refusal = refusalOf(db);
    if (refusal !== null) {
      db.close();
      return err(refusal);
    }
    makeDurable(db);
    db.exec(`PRAGMA max_page_count = ${Math.ceil(maxBytes / PAGE_BYTES)}`);
    // A burst leaves no large write-ahead log behind.
    db.exec("PRAGMA journal_size_limit = 67108864");
    if (pragma(db, "user_version") === 0) createSchema(db);
    return ok(db);
  } catch (error) {
    db.close();
    return err({ type: "cannot-open", detail: error instanceof Error ? error.message : "" });
  }
}

/** What the operator reads when a database cannot be used. */
export function sentenceOfOpenError(error: OpenError): string {
  switch (error.type) {
    case "newer-schema":
      return `This database was written by a newer relay (schema ${error.found}, this release knows ${SCHEMA_VERSION}). Install the newer release, or start with another database file.`;
    case "foreign-database":
      return "This file is a SQLite database, but not one of a Waymark relay. Start with another database file.";
    case "cannot-open":
      return `The database could not be opened: ${error.detail}.`;
    default:
      return unreachable(error);
  }
}

function refusalOf(db: DatabaseSync): OpenError | null {
  const version = pragma(db, "user_version");
  const application = pragma(db, "application_id");
  const objects = integer(db.prepare("SELECT count(*) AS n FROM sqlite_schema").get(), "n");
  if (application !== APPLICATION_ID && (application !== 0 || version !== 0 || objects > 0)) {
    return { type: "foreign-database" };
  }
  return version > SCHEMA_VERSION ? { type: "newer-schema", found: version } : null;
}

/** An acknowledged write must survive the power going. WAL with NORMAL, a common default, does not promise that. */
function makeDurable(db: DatabaseSync): void {
  const mode = db.prepare("PRAGMA journal_mode = WAL").get()?.["journal_mode"];
  assert(mode === "wal", "the database keeps a write-ahead log");
  db.exec("PRAGMA synchronous = FULL");
  // On macOS an ordinary fsync stops at the drive's cache; elsewhere these two do nothing.
  db.exec("PRAGMA fullfsync = ON");
  db.exec("PRAGMA checkpoint_fullfsync = ON");
  assert(pragma(db, "synchronous") === SYNCHRONOUS_FULL, "commits are flushed");
}

function createSchema(db: DatabaseSync): void {
  db.exec(
    `BEGIN IMMEDIATE; ${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`,
  );
}

function pragma(db: DatabaseSync, name: string): number {
  return integer(db.prepare(`PRAGMA ${name}`).get(), name);
}

export type Row = Record<string, SQLOutputValue> | undefined;

/** An INTEGER column that our own schema promises. */
export function integer(row: Row, column: string): number {
  const value = row?.[column];
  assert(typeof value === "number", `${column} is an integer`);
  return value;
}

/** A BLOB column that our own schema promises. */
export function blob(row: Row, column: string): Uint8Array {
  const value = row?.[column];
  assert(value instanceof Uint8Array, `${column} is a blob`);
  return value;
}
