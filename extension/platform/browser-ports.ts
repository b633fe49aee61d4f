/** The browser behind the app's ports. Each context builds its own. */
import type { LibraryDeps } from "#ext/app/library/open-library.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { acceptanceStore } from "./acceptance-store.ts";
import { createCalendarDesk } from "./calendar-desk.ts";
import { createDueBadge } from "./action.ts";
import { catalogSource } from "./catalog-source.ts";
import { withMirror } from "./card-mirror.ts";
import { systemClock, systemTimers } from "./clock.ts";
import { downloadText } from "./downloads.ts";
import { createLookStore } from "./look-store.ts";
import { quizSessionStore } from "./quiz-session-store.ts";
import { systemRandom } from "./random.ts";
import { runningStore } from "./running-store.ts";
import { createExtensionStorage } from "./storage/extension-storage.ts";
import { createLazyLocalDb } from "./storage/lazy-local-db.ts";
import type { PageStores } from "./storage/port-elsewhere.ts";
import { createSwitchedStores } from "./storage/port-switch.ts";
import { createStorage, type StorageDeps } from "./storage/storage-deps.ts";
import { createPageRing } from "./sync/page-ring.ts";
import { todayListStore } from "./today-list.ts";
import { createBrowserTexts } from "./texts.ts";

export interface BrowserPorts extends AppPorts {
  readonly storage: StorageDeps & Pick<LibraryDeps, "elsewhere">;
}

/** `onRows` hears of each edit that was saved here. The background gives its own; a page rings the background. */
export function createBrowserPorts(onRows?: () => void): BrowserPorts {
  const texts = createBrowserTexts();
  const kept = createExtensionStorage();
  const own = createStorage({ clock: systemClock, random: systemRandom, onRows: onRows ?? createPageRing(kept) });
  const isPage = onRows === undefined;
  const { docs, blobs, noteIndex, cardCache, ...elsewhere } = storesOf(own, isPage);
  const storage = { ...own, docs, ...elsewhere };
  return {
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    docs,
    storage,
    blobs,
    noteIndex,
    cardCache: withMirror(cardCache),
    quizSession: quizSessionStore,
    catalog: catalogSource,
    look: createLookStore(texts),
    calendar: createCalendarDesk(kept),
    acceptance: acceptanceStore,
    running: runningStore,
    todayList: todayListStore,
    texts,
    showDue: createDueBadge(texts),
    download: downloadText,
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Only Firefox has containers, whose pages may have to look for the library elsewhere. */
function storesOf(own: StorageDeps, isPage: boolean): PageStores & Pick<LibraryDeps, "elsewhere"> {
  const stores = { docs: own.docs, ...createLazyLocalDb() };
  if (!import.meta.env.FIREFOX || !isPage) return stores;
  const switched = createSwitchedStores(stores, async () =>
    (await import("./storage/port-browser.ts")).findLibraryElsewhere({ locks: own.locks, random: systemRandom }),
  );
  return { ...switched.stores, elsewhere: switched.elsewhere };
}
