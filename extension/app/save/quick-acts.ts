/** What the browser's menus and keys do: each act saves, and its answer is a mark on the toolbar button. */
import { quickSaveLink, quickSavePage, type ButtonMark, type QuickPage, type QuickSaveDeps } from "./quick-save.ts";

export interface ShownTab {
  readonly id: number;
  /** "" when the browser does not say it. */
  readonly url: string;
  readonly title: string;
}

export type MenuAct =
  | { readonly type: "save-page"; readonly tab: ShownTab }
  | { readonly type: "save-selection"; readonly tab: ShownTab; readonly text: string }
  | { readonly type: "save-link"; readonly tab: ShownTab | null; readonly url: string; readonly title: string }
  | { readonly type: "open-today" };

export interface QuickActsDeps extends QuickSaveDeps {
  /** Marks the toolbar button, for one tab or for all. */
  readonly mark: (tab: number | null, mark: ButtonMark) => Promise<void>;
  readonly openToday: () => Promise<void>;
}

export interface QuickActs {
  byMenu(act: MenuAct): Promise<void>;
  /** The selection of the tab, or else the page. */
  byKeys(tab: ShownTab): Promise<void>;
}

export function createQuickActs(deps: QuickActsDeps): QuickActs {
  const keep = async ({ id, url, title }: ShownTab, what: QuickPage["what"]): Promise<void> =>
    deps.mark(id, await quickSavePage(deps, { tab: id, url, title, what }));
  return {
    byKeys: (tab) => keep(tab, { type: "either" }),
    byMenu: async (act) => {
      switch (act.type) {
        case "save-page":
          return await keep(act.tab, { type: "page" });
        case "save-selection":
          return await keep(act.tab, { type: "selection", text: act.text });
        case "save-link":
          return await deps.mark(act.tab?.id ?? null, await quickSaveLink(deps, act));
        case "open-today":
          return await deps.openToday();
      }
    },
  };
}
