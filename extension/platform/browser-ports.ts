/** The browser behind the app's ports. Each context builds its own. */
import type { AppPorts } from "#ext/app/ports.ts";
import { calendarDesk } from "./calendar-desk.ts";
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
import { createStorage, type StorageDeps } from "./storage/storage-deps.ts";
import { createPageRing } from "./sync/page-ring.ts";
import { todayListStore } from "./today-list.ts";
import { createBrowserTexts } from "./texts.ts";

export interface BrowserPorts extends AppPorts {
  readonly storage: StorageDeps;
}

/** `onRows` hears of each edit that was saved in this context; by default the background is rung. */
export function createBrowserPorts(onRows: () => void = createPageRing(createExtensionStorage())): BrowserPorts {
  const texts = createBrowserTexts();
  const storage = createStorage({ clock: systemClock, random: systemRandom, onRows });
  const { blobs, noteIndex, cardCache } = createLazyLocalDb();
  return {
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    docs: storage.docs,
    storage,
    blobs,
    noteIndex,
    cardCache: withMirror(cardCache),
    quizSession: quizSessionStore,
    catalog: catalogSource,
    look: createLookStore(texts),
    calendar: calendarDesk,
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
