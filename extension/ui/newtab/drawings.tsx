/** One day as its first frame is kept. */
import { draw } from "#ext/ui/first-paint/draw.ts";
import { STORED_VERSION, type StoredDay } from "#ext/ui/first-paint/stored.ts";
import { TrailMap } from "#ext/ui/kit/trail.tsx";
import { SyncMarkView } from "#ext/ui/views/sync-mark.tsx";
import type { TodayActions } from "#ext/ui/views/today-actions.ts";
import { TodayView } from "#ext/ui/views/today-view.tsx";
import type { SyncMark } from "#ext/app/today/sync-mark.ts";
import type { LivingScreen } from "#ext/app/today/today-screen.ts";

/** Draws what the page shows of a screen. A tab is opened with everything saved, so that is what the mark says. */
export function drawDay(screen: LivingScreen, mark: SyncMark): StoredDay {
  return {
    version: STORED_VERSION,
    state: rootState(screen),
    today: draw(<TodayView screen={screen} act={NO_ACTS} />),
    trail: draw(<TrailMap trail={screen.trail} />),
    sync: draw(<SyncMarkView mark={mark} />),
  };
}

/** Value of `data-state` on the root: a banner makes the rest of the day smaller. */
export function rootState(screen: LivingScreen): string {
  return "banner" in screen && screen.banner !== null ? "behind" : screen.state;
}

const nothing = (): void => undefined;
/** A drawing has no handlers. */
export const NO_ACTS: TodayActions = {
  toggle: nothing,
  finishTopic: nothing,
  undo: nothing,
  writeLine: nothing,
  keepLine: () => Promise.resolve(false),
  fit: nothing,
  choosePace: nothing,
  clock: nothing,
  start: nothing,
  more: nothing,
  acceptDates: nothing,
  undoDates: () => false,
};
