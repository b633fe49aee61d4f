/** Blobs in Dexie, by the SHA-256 of their content. */
import { sha256Hex } from "#shared/crypto/digest.ts";
import type { BlobStore } from "#shared/ports.ts";
import { err, ok } from "#shared/std/result.ts";
import type { LocalTables } from "./local-db.ts";
import { saveErrorOf } from "./save-state.ts";

export function createBlobStore({ blobs }: LocalTables): BlobStore {
  return {
    async put(content) {
      try {
        const sha256 = await sha256Hex(content);
        await blobs.put({ sha256, content });
        return ok(sha256);
      } catch (error) {
        return err(saveErrorOf(error));
      }
    },
    async get(sha256) {
      const found = await blobs.get(sha256);
      if (!found || (await sha256Hex(found.content)) !== sha256) return null;
      return found.content;
    },
    async has(sha256) {
      return (await blobs.where("sha256").equals(sha256).count()) > 0;
    },
    names: () => blobs.toCollection().primaryKeys(),
  };
}
