/** All roadmaps: those under way first, and what is looked for among many. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { catalog, type CatalogEntry } from "#shared/catalog/catalog.ts";
import { foldText } from "#shared/std/fold-text.ts";
import { createShelf } from "#ext/app/reader/shelf.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import type { MessageName } from "#ext/app/texts.ts";
import { createCatalogActs } from "./catalog-acts.ts";
import { catalogRow, knownOf, type Known } from "./catalog-row.ts";
import type { CatalogAct, CatalogGroup, CatalogScreen, Standing } from "./catalog-screen.ts";

export interface CatalogModel {
  readonly screen: ReadonlySignal<CatalogScreen>;
  look(text: string): void;
  choose(standing: Standing | "all"): void;
  act(act: CatalogAct, roadmap: string): void;
}

/** From so many roadmaps on, there is a field to find one by. */
const MANY = 8;

const GROUPS: readonly (readonly [Standing, MessageName])[] = [
  ["walking", "catalogGroupWalking"],
  ["walked", "catalogGroupWalked"],
  ["ahead", "catalogGroupAhead"],
  ["aside", "catalogGroupAside"],
];

export function createCatalogModel(context: AppContext, entries: readonly CatalogEntry[] = catalog): CatalogModel {
  const { ports, library } = context;
  const { texts } = ports;
  const acts = createCatalogActs(context);
  // Outlines tell how far a learner is, in a quarter of the bytes; of roadmaps not begun, not even those are loaded.
  const outlines = createShelf({ ...ports.catalog, load: (id) => ports.catalog.outline(id) });
  const text = signal("");
  const standing = signal<Standing | "all">("all");

  const known = computed((): readonly Known[] => {
    const view = library.view.value;
    return entries.map((entry) => {
      const begun = view.enrolments.some(({ roadmap }) => roadmap === entry.id);
      const state = begun ? outlines.roadmap(entry.id).value : null;
      return knownOf(entry, view, state?.type === "ready" ? state.roadmap : null);
    });
  });

  const shown = computed((): readonly Known[] => {
    const words = foldText(text.value)
      .split(/\s+/)
      .filter((word) => word !== "");
    return known.value.filter((one) => {
      if (standing.value !== "all" && one.standing !== standing.value) return false;
      const said = foldText(`${one.entry.title} ${one.entry.tagline}`);
      return words.every((word) => said.includes(word));
    });
  });

  const groups = computed((): readonly CatalogGroup[] => {
    const view = library.view.value;
    const next = known.value.find((one) => one.standing === "ahead")?.entry ?? null;
    const filled = GROUPS.flatMap(([id, title]) => {
      const rows = shown.value.filter((one) => one.standing === id);
      return rows.length === 0 ? [] : [{ standing: id, title, rows }];
    });
    return filled.map(({ title, rows, ...group }) => ({
      ...group,
      title: filled.length > 1 ? texts.t(title) : null,
      rows: rows.map((one) => catalogRow(texts, one, view, next)),
    }));
  });

  return {
    screen: computed(() => {
      const many = shown.value.length;
      const looking = text.value.trim() !== "" || standing.value !== "all";
      return {
        groups: groups.value,
        find: entries.length < MANY ? null : { text: text.value, standings: standingsOf() },
        found: !looking ? "" : many === 0 ? texts.t("catalogFoundNone") : texts.count("catalogFound", many),
      };
    }),
    look: (typed) => {
      text.value = typed;
    },
    choose: (chosen) => {
      standing.value = chosen;
    },
    act: (act, id) => {
      const entry = entries.find((one) => one.id === id);
      if (entry) acts.act(act, entry);
    },
  };

  function standingsOf() {
    const all = [["all", "catalogGroupAll"], ...GROUPS] as const;
    return all.map(([id, label]) => ({ id, label: texts.t(label), chosen: standing.value === id }));
  }
}
