/** storage.local as a small store of texts. It is not part of IndexedDB and survived where IndexedDB was lost. */
import { browser } from "wxt/browser";

/** Rejects when the browser refuses; callers make that a value. */
export interface TextStore {
  /** The texts of `keys`; what is missing or no text is left out. */
  get(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All keys that begin with `prefix`. */
  keys(prefix: string): Promise<readonly string[]>;
  /** Writes all entries or none. */
  set(entries: ReadonlyMap<string, string>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Called when any context of this browser has changed the text of `key`. */
  onChange(key: string, listener: () => void): void;
}

export function createExtensionStorage(): TextStore {
  const area = browser.storage.local;
  return {
    async get(keys) {
      return textsOf(await area.get([...keys]));
    },
    async keys(prefix) {
      // `getKeys` is missing before Firefox 143; reading everything is slower and says the same.
      const hasGetKeys: boolean = "getKeys" in area;
      const keys = hasGetKeys ? await area.getKeys() : Object.keys(await area.get(null));
      return keys.filter((key) => key.startsWith(prefix));
    },
    set: (entries) => area.set(Object.fromEntries(entries)),
    remove: (keys) => area.remove([...keys]),
    onChange: (key, listener) =>
      area.onChanged.addListener((changes) => {
        if (key in changes) listener();
      }),
  };
}

function textsOf(record: Readonly<Record<string, unknown>>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(record)) if (typeof value === "string") texts.set(key, value);
  return texts;
}
