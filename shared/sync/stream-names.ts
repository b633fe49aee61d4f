/** Which doc a stream id stands for. Ids are keyed hashes, so a name can only be found by trying names. */
import type { DocSide, SyncDeps } from "./ports.ts";
import type { SyncTables } from "./state.ts";

export interface StreamNames {
  idOf(name: string): Promise<string>;
  /** Null for a doc that this Waymark does not know. */
  nameOf(stream: string): Promise<string | null>;
}

export interface StreamNamesDeps {
  readonly keys: Pick<SyncDeps["keys"], "streamId">;
  readonly docs: Pick<DocSide, "possibleNames">;
}

export function createStreamNames({ keys, docs }: StreamNamesDeps, tables: SyncTables): StreamNames {
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  let triedAll = false;

  async function idOf(name: string): Promise<string> {
    const id = ids.get(name) ?? tables.streams.get(name)?.stream ?? (await keys.streamId(name));
    ids.set(name, id);
    names.set(id, name);
    return id;
  }

  return {
    idOf,
    async nameOf(stream) {
      for (const name of tables.streams.keys()) if (!ids.has(name)) await idOf(name);
      if (!names.has(stream) && !triedAll) {
        triedAll = true;
        await Promise.all(docs.possibleNames().map(idOf));
      }
      return names.get(stream) ?? null;
    },
  };
}
