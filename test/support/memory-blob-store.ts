/** A `BlobStore` in memory. */
import { sha256Hex } from "#shared/crypto/digest.ts";
import type { BlobStore } from "#shared/ports.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { ok } from "#shared/std/result.ts";

/** `files` may be looked into and spoiled by a test. */
export function createMemoryBlobStore(files = new Map<string, Bytes>()): BlobStore {
  return {
    async put(content) {
      const name = await sha256Hex(content);
      files.set(name, content.slice());
      return ok(name);
    },
    async get(sha256) {
      const content = files.get(sha256);
      if (!content || (await sha256Hex(content)) !== sha256) return null;
      return content.slice();
    },
    has: (sha256) => Promise.resolve(files.has(sha256)),
    names: () => Promise.resolve([...files.keys()]),
  };
}
