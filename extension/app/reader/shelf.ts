/** The roadmaps that a page has opened, each loaded once. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { CatalogSource } from "#ext/app/ports.ts";

export type ShelfState =
  | { readonly type: "loading" }
  | { readonly type: "ready"; readonly roadmap: Roadmap }
  /** No roadmap has this id on this device. */
  | { readonly type: "missing" }
  /** Its file did not load: after an update of the extension, or when the browser runs out of memory. */
  | { readonly type: "fault" };

export interface Shelf {
  readonly ids: readonly string[];
  /** Begins to load the roadmap when it is first asked for. */
  roadmap(id: string): ReadonlySignal<ShelfState>;
  /** The roadmap if it is there by now; loads nothing. */
  ready(id: string): Roadmap | null;
  /** The roadmap once it is loaded; null when there is none, or its file did not load. */
  loaded(id: string): Promise<Roadmap | null>;
  retry(id: string): void;
}

/** `onLoad` hears of each roadmap before it is shown. */
export function createShelf(catalog: CatalogSource, onLoad: (roadmap: Roadmap) => void = () => undefined): Shelf {
  const states = new Map<string, Signal<ShelfState>>();
  const load = async (id: string, state: Signal<ShelfState>): Promise<void> => {
    state.value = { type: "loading" };
    try {
      const roadmap = await catalog.load(id);
      if (roadmap) onLoad(roadmap);
      state.value = roadmap ? { type: "ready", roadmap } : { type: "missing" };
    } catch {
      state.value = { type: "fault" };
    }
  };
  const stateOf = (id: string): Signal<ShelfState> => {
    const known = states.get(id);
    if (known) return known;
    const state = signal<ShelfState>({ type: "loading" });
    states.set(id, state);
    void load(id, state);
    return state;
  };
  const readyIn = (state: ShelfState | undefined): Roadmap | null => (state?.type === "ready" ? state.roadmap : null);
  return {
    ids: catalog.ids(),
    roadmap: stateOf,
    ready: (id) => readyIn(states.get(id)?.peek()),
    loaded: async (id) =>
      await new Promise((loaded) => {
        const stop = stateOf(id).subscribe((state) => {
          if (state.type === "loading") return;
          loaded(readyIn(state));
          queueMicrotask(() => stop());
        });
      }),
    retry: (id) => {
      const state = states.get(id);
      if (state) void load(id, state);
    },
  };
}
