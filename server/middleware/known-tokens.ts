/**
 * The tokens of the spaces that were used last, so that a request does not ask the database who may use its space: of a
 * live space the token never changes. Only what is live is kept; a space that is removed is forgotten at once.
 */
import type { SpaceId, Store } from "../storage/store.ts";

/** A space as far as letting someone in goes. */
export type SpaceToken =
  | { readonly type: "unknown" }
  | { readonly type: "deleted" }
  | { readonly type: "live"; readonly tokenHash: Uint8Array };

export interface TokenSource {
  space(id: SpaceId): Promise<SpaceToken>;
}

/** About 2 MB when full. */
const MAX_KNOWN = 10_000;

export function createKnownTokens(store: Pick<Store, "space" | "watch">, maxKnown: number = MAX_KNOWN): TokenSource {
  const known = new Map<SpaceId, SpaceToken>();
  let removals = 0;
  store.watch((id, head) => {
    if (head !== null) return;
    removals += 1;
    known.delete(id);
  });
  return {
    async space(id) {
      const kept = known.get(id);
      if (kept !== undefined) return kept;
      const before = removals;
      const state = await store.space(id);
      // What was removed while the store was asked must not come back.
      if (state.type !== "live" || before !== removals) return state;
      known.set(id, { type: "live", tokenHash: state.tokenHash });
      if (known.size > maxKnown) {
        const [oldest] = known.keys();
        if (oldest !== undefined) known.delete(oldest);
      }
      return state;
    },
  };
}
