/** All that the app's models need, as doubles. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { createFakeClock } from "./fake-clock.ts";
import { createManualTimers } from "./manual-timers.ts";
import { createMemoryAcceptance } from "./memory-acceptance-store.ts";
import { createMemoryBlobStore } from "./memory-blob-store.ts";
import { createMemoryCalendarDesk } from "./memory-calendar-desk.ts";
import { createMemoryCardCache } from "./memory-card-cache.ts";
import { createMemoryDocStore } from "./memory-doc-store.ts";
import { createMemoryNoteIndex } from "./memory-note-index.ts";
import { createMemoryQuizSession } from "./memory-quiz-session.ts";
import { createMemoryRunning } from "./memory-running-store.ts";
import { createMemoryTodayList } from "./memory-today-list.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createTestTexts } from "./test-texts.ts";

/** The catalog holds `roadmap` alone. What a test looks at or sets itself comes in `own`. */
export function createMemoryPorts<Own extends Partial<AppPorts>>(roadmap: Roadmap, own: Own): AppPorts & Own {
  const find = async (id: string): Promise<Roadmap | null> => (id === roadmap.id ? roadmap : null);
  return {
    clock: createFakeClock(),
    timers: createManualTimers(),
    random: createSeededRandom(1),
    docs: createMemoryDocStore(),
    blobs: createMemoryBlobStore(),
    noteIndex: createMemoryNoteIndex(),
    cardCache: createMemoryCardCache(),
    quizSession: createMemoryQuizSession(),
    catalog: { ids: () => [roadmap.id], load: find, outline: find },
    todayList: createMemoryTodayList(),
    look: {
      read: () => ({ theme: "system", motion: true, trail: true }),
      write: () => undefined,
      onChange: () => () => undefined,
    },
    calendar: createMemoryCalendarDesk(),
    acceptance: createMemoryAcceptance()(),
    running: createMemoryRunning()(),
    texts: createTestTexts(),
    copy: async () => true,
    download: () => undefined,
    showDue: () => undefined,
    ...own,
  };
}
