/** Small files in the origin private file system, which is not part of IndexedDB. */
import type { Bytes } from "#shared/std/bytes.ts";

export interface FileStore {
  /** Null when there is no such file. Rejects when the file system does not answer. */
  read(name: string): Promise<Bytes | null>;
  /** Writes the whole file or leaves the old one. */
  write(name: string, content: Bytes): Promise<void>;
}

export function createFileStore(): FileStore {
  return {
    async read(name) {
      const root = await navigator.storage.getDirectory();
      try {
        const file = await (await root.getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        if (error instanceof DOMException && error.name === "NotFoundError") return null;
        throw error;
      }
    },
    async write(name, content) {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle(name, { create: true });
      // A writable goes to a copy and takes the file's place when it is closed.
      const writable = await handle.createWritable();
      await writable.write(content);
      await writable.close();
    },
  };
}
