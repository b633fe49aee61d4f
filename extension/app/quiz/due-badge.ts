/**
 * The count on the toolbar button, kept by the background: it is there before the first new tab, and right after the
 * day has rolled over and after sync brought answers. Pages keep it while they are open.
 *
 * It only reads the library: what was lost is brought back, and said so, by the page that the learner opens.
 */
import { viewOf, createLibraryModel } from "#ext/app/library-model.ts";
import { createLane } from "#ext/app/notes/lane.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { reviewsToday, storedInput } from "#ext/app/today/stored-input.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { dayOfWallClock } from "#shared/std/day.ts";
import { isExpired } from "./card-book.ts";
import { refreshCardCache } from "./refresh.ts";

/** Wakes the background when the learner's day begins. */
export interface RolloverAlarm {
  /** `hour` of the wall clock, 0 to 12. Resolves with when it rings next (ms since 1970). */
  set(hour: number): Promise<number>;
  onRing(ring: () => void): void;
}

/** How long the count holds: remembered for one run of the browser, which forgets the button's text at its end. */
export interface BadgeSession {
  /** Ms since 1970, or null when nothing was shown yet. */
  read(): Promise<number | null>;
  write(until: number): Promise<void>;
}

export interface DueBadgeDeps {
  readonly ports: AppPorts;
  readonly alarm: RolloverAlarm;
  readonly session: BadgeSession;
}

/** Sync writes several docs in a row, and an open page works them out too. In milliseconds. */
const SETTLE_MS = 3_000;

/** Must be called while the background starts, so that the alarm wakes it. */
export function serveDueBadge({ ports, alarm, session }: DueBadgeDeps): void {
  const { clock, timers, cardCache } = ports;
  const inTurn = createLane();
  const look = (): void =>
    void inTurn(async () => {
      const rolloverHour = await showDueCount(ports);
      if (rolloverHour !== null) await session.write(await alarm.set(rolloverHour));
      // Storage that is out of reach, or a browser without the button: the count comes with the next start of the
      // background or the next page, which also says what is wrong with the library. Nobody looks at an error here.
    }).catch(() => undefined);

  let callOff = (): void => undefined;
  const onCards = async (): Promise<void> => {
    const book = await cardCache.read().catch(() => null);
    if (!book || !isExpired(book)) return;
    callOff();
    callOff = timers.after(SETTLE_MS, look);
  };
  cardCache.onChange(() => void onCards());
  alarm.onRing(look);
  // The background stops and starts many times a day.
  void session
    .read()
    .catch(() => null)
    .then((until) => {
      if (until === null || until <= clock.now()) look();
      return until;
    });
}

/** The hour at which the shown count ends, or null where there is no library to count in. */
async function showDueCount(ports: AppPorts): Promise<number | null> {
  const { docs, clock, cardCache } = ports;
  const names = await docs.names();
  if (!names.ok || !names.value.includes(LIBRARY)) return null;
  const opened = await docs.open(LIBRARY);
  if (!opened.ok) return null;
  const library = createLibraryModel(opened.value);
  try {
    const view = viewOf(opened.value.doc);
    const { rolloverHour, showBadge } = view.profile;
    const today = dayOfWallClock(clock.wall(), rolloverHour);
    const book = await cardCache.read().catch(() => null);
    const answered = names.value.some((name) => name.startsWith("reviews/"));
    if (answered && book?.builtOn !== today) await refreshCardCache({ ports, library });
    const due = showBadge ? reviewsToday(await storedInput(ports, view, today)) : undefined;
    ports.showDue(due?.count ?? 0);
    return rolloverHour;
  } finally {
    library.dispose();
    await opened.value.close();
  }
}
