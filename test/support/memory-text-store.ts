/** A `TextStore` (storage.local) and a `FileStore` (OPFS) in memory. */
import type { TextStore } from "#ext/platform/storage/extension-storage.ts";
import type { FileStore } from "#ext/platform/storage/files.ts";
import type { Bytes } from "#shared/std/bytes.ts";

export interface MemoryTextStore extends TextStore {
  readonly texts: Map<string, string>;
  /** When set, every call rejects with it. */
  fault: Error | null;
}

export function createMemoryTextStore(): MemoryTextStore {
  const texts = new Map<string, string>();
  const listeners = new Map<string, Set<() => void>>();
  const changed = (keys: Iterable<string>): void => {
    for (const key of keys) for (const listener of listeners.get(key) ?? []) listener();
  };
  const answering = async (): Promise<void> => {
    await Promise.resolve();
    if (store.fault) throw store.fault;
  };
  const store: MemoryTextStore = {
    texts,
    fault: null,
    async get(keys) {
      await answering();
      return new Map(keys.flatMap((key) => (texts.has(key) ? [[key, texts.get(key) ?? ""]] : [])));
    },
    async keys(prefix) {
      await answering();
      return [...texts.keys()].filter((key) => key.startsWith(prefix));
    },
    async set(entries) {
      await answering();
      for (const [key, text] of entries) texts.set(key, text);
      changed(entries.keys());
    },
    async remove(keys) {
      await answering();
      for (const key of keys) texts.delete(key);
      changed(keys);
    },
    onChange(key, listener) {
      listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
    },
  };
  return store;
}

export interface MemoryFileStore extends FileStore {
  readonly files: Map<string, Bytes>;
  fault: Error | null;
}

export function createMemoryFileStore(): MemoryFileStore {
  const files = new Map<string, Bytes>();
  const store: MemoryFileStore = {
    files,
    fault: null,
    async read(name) {
      await Promise.resolve();
      if (store.fault) throw store.fault;
      return files.get(name) ?? null;
    },
    async write(name, content) {
      await Promise.resolve();
      if (store.fault) throw store.fault;
      files.set(name, content.slice());
    },
  };
  return store;
}
