/** The learner's day as a signal: it rolls over while a page stays open. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Clock } from "#shared/ports.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { Timers } from "#ext/app/ports.ts";

/** Often enough that nobody sees yesterday for long, seldom enough to cost nothing. In milliseconds. */
const LOOK_EVERY_MS = 30_000;

export interface TodayClock {
  readonly day: ReadonlySignal<Day>;
  /** Looks at the clock now: when a page is shown again, timers may have slept. */
  look(): void;
  dispose(): void;
}

export function createTodayClock(
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
  rolloverHour: ReadonlySignal<number>,
): TodayClock {
  const wall = signal(clock.wall());
  let callOff = (): void => undefined;
  const look = (): void => {
    wall.value = clock.wall();
  };
  const tick = (): void => {
    look();
    callOff = timers.after(LOOK_EVERY_MS, tick);
  };
  tick();
  return { day: computed(() => dayOfWallClock(wall.value, rolloverHour.value)), look, dispose: () => callOff() };
}
