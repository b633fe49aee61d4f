/** The saved rows of a doc, read without opening it: what sync sends is what is saved, not what is in memory. */
import type { DocName } from "#shared/domain/ids.ts";
import type { OpenDocError } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import type { Result } from "#shared/std/result.ts";

export interface DocRow {
  /** Rises with each row; a doc that was lost begins again. */
  readonly key: number;
  /** A Yjs update. */
  readonly update: Bytes;
}

export interface DocRows {
  /** 0 when there is no row. */
  lastKey(name: DocName): Promise<Result<number, OpenDocError>>;
  /** All rows as of one moment, by key. Rows that cannot be read are left out. */
  read(name: DocName): Promise<Result<readonly DocRow[], OpenDocError>>;
}
