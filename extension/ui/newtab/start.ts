/** Opens the library and shows the living page, or says that the storage does not answer. */
import { render, h } from "preact";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { NOTES_MS } from "#ext/app/notes/notes.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { createPageModel } from "#ext/app/today/page-model.ts";
import { createSyncStanding } from "#ext/app/today/sync-standing.ts";
import type { SyncDesk } from "#ext/app/sync/sync-desk.ts";
import { faultScreen, lostScreen, type StorageFacts } from "#ext/app/today/edge-screens.ts";
import type { FaultScreen } from "#ext/app/today/today-screen.ts";
import { SyncMarkView } from "#ext/ui/views/sync-mark.tsx";
import { FaultView } from "#ext/ui/views/today-edges.tsx";
import type { DrawingShelf } from "./draw-ahead.ts";
import { showLivingPage } from "./living-page.tsx";
import { place } from "./places.ts";
import { showLook, showTexts } from "./shell.ts";

export interface NewTabDeps {
  readonly page: Document;
  readonly ports: AppPorts;
  /** Loaded once the page lives. */
  readonly syncDesk: () => Promise<SyncDesk>;
  readonly open: () => Promise<OpenedLibrary>;
  readonly beginAnew: () => Promise<OpenedLibrary>;
  readonly storageFacts: (detail: string) => Promise<StorageFacts>;
  readonly shelf: DrawingShelf;
  /** Nothing old may be painted once the library it was drawn from is gone. */
  readonly forgetDrawings: () => void;
}

export async function startNewTab(deps: NewTabDeps): Promise<void> {
  const { page, ports, open } = deps;
  const look = ports.look.read();
  ports.look.write(look);
  showLook(page.documentElement, look);
  showTexts(page, ports.texts);
  ports.look.onChange((changed) => showLook(page.documentElement, changed));
  await showLibrary(deps, open);
}

async function showLibrary(deps: NewTabDeps, open: NewTabDeps["open"]): Promise<void> {
  const { page, ports, shelf } = deps;
  const opened = await open();
  if (opened.type === "fresh" || opened.type === "lost") deps.forgetDrawings();
  if (opened.type === "fault") await showFault(deps, opened.detail, faultScreen);
  else if (opened.type === "lost") await showFault(deps, `lost, ${opened.unreadable} copies unreadable`, lostScreen);
  else {
    const standing = createSyncStanding(deps.syncDesk, ports.timers);
    const model = await createPageModel(ports, opened, standing);
    if (place(page, "today").querySelector(".notelist")) await untilRead(deps, model.today.notes.read);
    showLivingPage({ page, model, shelf });
    // The page lives: only now is the background asked.
    standing.start();
  }
}

/** The first frame shows notes: a page that took it over before it knows them would take them away for a moment. */
async function untilRead({ ports }: NewTabDeps, notes: Promise<void>): Promise<void> {
  await Promise.race([notes, new Promise<void>((late) => void ports.timers.after(NOTES_MS, late))]);
}

async function showFault(deps: NewTabDeps, detail: string, screenOf: typeof faultScreen): Promise<void> {
  const { page, ports } = deps;
  const screen = screenOf(ports.texts, await deps.storageFacts(detail));
  page.documentElement.dataset["state"] = screen.state;
  page.documentElement.dataset["living"] = "";
  render(null, place(page, "trail"));
  render(h(SyncMarkView, { mark: { state: "failed", label: ports.texts.t("syncFailed") } }), place(page, "sync"));
  const act = {
    retry: () => void showLibrary(deps, deps.open),
    beginAnew: () => void showLibrary(deps, deps.beginAnew),
    copyDetails: () => {
      void ports.copy(screen.details).then((copied) => {
        if (copied) show({ ...screen, copyLabel: ports.texts.t("faultCopied") });
        return copied;
      });
    },
  };
  const show = (shown: FaultScreen): void => render(h(FaultView, { screen: shown, act }), place(page, "today"));
  show(screen);
}
