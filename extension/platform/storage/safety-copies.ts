/**
 * That a library exists here, its id and its root secret, in three places: storage.local (without the secret), a file
 * in OPFS, and beside the rows of the library doc. The third is lost together with the docs: that is how a loss of
 * IndexedDB is told from a first run, and an unknown database from our own.
 */
import * as v from "valibot";
import { deriveSecretId } from "#shared/crypto/keys.ts";
import { parseRootSecret } from "#shared/crypto/root-secret.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import type { KnownLibrary, OpenDocError, SafetyCopies, SafetyRecord } from "#shared/ports.ts";
import { bytesOfHex, hexOfBytes, textOfUtf8, utf8 } from "#shared/std/bytes.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { TextStore } from "./extension-storage.ts";
import type { FileStore } from "./files.ts";
import { committed, OPEN_LIMIT_MS, requested, within } from "./raw-db.ts";
import { CUSTOM, openRows } from "./rows.ts";
import { saveErrorOf } from "./save-state.ts";

export const LIBRARY_RECORD = "library";
const FILE = "library.json";

const RecordSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    libraryId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
    secret: v.optional(v.string(), ""),
    begun: v.boolean(),
  }),
);

export interface SafetyDeps {
  readonly storage: TextStore;
  readonly files: FileStore;
  readonly limitMs?: number;
}

export function createSafetyCopies({ storage, files, limitMs = OPEN_LIMIT_MS }: SafetyDeps): SafetyCopies {
  const readLocal = async (): Promise<SafetyRecord | null> =>
    parseRecord((await storage.get([LIBRARY_RECORD])).get(LIBRARY_RECORD));
  const readFile = async (): Promise<SafetyRecord | null> => {
    const bytes = await files.read(FILE);
    return parseRecord(bytes && textOfUtf8(bytes));
  };

  return {
    async read() {
      const [local, file, database] = await Promise.all([
        within(readLocal(), limitMs, "storage.local"),
        within(readFile(), limitMs, "files"),
        inDatabase("readonly", limitMs, async (store) =>
          parseRecord(await requested<unknown>(store.get(LIBRARY_RECORD))),
        ),
      ]);
      return { local, files: file, database };
    },
    async write(library) {
      try {
        const whole = wholeText(library);
        // The secret is safe in both places that may hold it before anything says that a library exists.
        await files.write(FILE, utf8(whole));
        const stored = await inDatabase("readwrite", limitMs, async (store) => {
          await requested(store.put(whole, LIBRARY_RECORD));
        });
        if (!stored.ok) return { ok: false, error: { type: "save-failed", detail: stored.error.detail } };
        await storage.set(new Map([[LIBRARY_RECORD, await localText(library)]]));
        return ok();
      } catch (error) {
        return { ok: false, error: saveErrorOf(error) };
      }
    },
  };
}

function wholeText({ libraryId, rootSecret, begun }: KnownLibrary): string {
  return JSON.stringify({ libraryId, begun, secret: hexOfBytes(rootSecret) });
}

/** Names the secret without holding it, so that other contexts hear when it is replaced. */
async function localText({ libraryId, rootSecret, begun }: KnownLibrary): Promise<string> {
  return JSON.stringify({ libraryId, begun, secretId: await deriveSecretId(rootSecret) });
}

function parseRecord(text: unknown): SafetyRecord | null {
  const parsed = v.safeParse(RecordSchema, text);
  if (!parsed.success) return null;
  const { libraryId, secret, begun } = parsed.output;
  return { libraryId, begun, rootSecret: parseRootSecret(bytesOfHex(secret) ?? new Uint8Array()) };
}

async function inDatabase<T>(
  mode: IDBTransactionMode,
  limitMs: number,
  task: (store: IDBObjectStore) => Promise<T>,
): Promise<Result<T, OpenDocError>> {
  const opened = await openRows(LIBRARY, limitMs);
  if (!opened.ok) return opened;
  const run = async (): Promise<T> => {
    const transaction = opened.value.transaction(CUSTOM, mode);
    const done = committed(transaction);
    const value = await task(transaction.objectStore(CUSTOM));
    await done;
    return value;
  };
  const result = await within(run(), limitMs, "library record");
  opened.value.close();
  return result;
}
