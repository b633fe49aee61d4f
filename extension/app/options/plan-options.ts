/** The learner's hours and how the plan uses them. A change is one act in the library; done work never moves. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { LibraryModel } from "#ext/app/library-model.ts";
import { createLivingPlan, type LivingPlan } from "#ext/app/planning/living-plan.ts";
import type { PlanChange } from "#ext/app/planning/plan-changes.ts";
import { createPlanningActs } from "#ext/app/planning/planning-acts.ts";
import { createReviewLoad } from "#ext/app/quiz/review-load.ts";
import { reviewsToday } from "#ext/app/today/stored-input.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import { changeHours, DEFAULT_PROFILE, writeProfile, type Profile } from "#shared/domain/profile.ts";
import { dayOfIso, dayOfWallClock } from "#shared/std/day.ts";
import type { PlanScreen } from "./options-screen.ts";
import { planScreen } from "./plan-options-words.ts";

export interface PlanOptions {
  readonly screen: ReadonlySignal<PlanScreen>;
  /** Resolves once the plan knows what comes back of the quiz: its dates hold from then on. */
  readonly settled: Promise<void>;
  setMinutes(weekday: number, minutes: number): void;
  /** The same minutes on each weekday that has any; Monday to Friday where none has. */
  setPace(minutes: number): void;
  setRollover(hour: number): void;
  setBreathe(on: boolean): void;
  setShowWeek(on: boolean): void;
  setShowBadge(on: boolean): void;
  setTrack(roadmap: string, track: string, option: string): void;
  setShare(roadmap: string, share: number): void;
  /** ISO dates, both included. One day is a day off, more are a pause. False when they are no days to come. */
  addTimeOff(from: string, to: string): boolean;
  /** By the key of a line of the screen. */
  removeTimeOff(key: string): void;
  /** Takes the dates that follow from all changes. */
  acceptDates(): void;
  undoDates(): void;
}

const MINUTES_OF_A_DAY = 1440;
const WORKING_DAYS = [1, 2, 3, 4, 5] as const;

export function createPlanOptions(
  ports: Pick<
    AppPorts,
    "texts" | "clock" | "catalog" | "random" | "todayList" | "cardCache" | "acceptance" | "showDue"
  >,
  library: LibraryModel,
  /** Outlines of those that are walked. */
  loaded: readonly Roadmap[],
): PlanOptions {
  const { texts, clock, random, todayList } = ports;
  const today = computed(() => dayOfWallClock(clock.wall(), library.view.value.profile.rolloverHour));
  // A new tab rebuilds the cards of a new day; here the ones at hand will do.
  const { load: reviews, read: settled } = createReviewLoad(ports.cardCache, today, () => Promise.resolve());
  const living: LivingPlan = createLivingPlan({ ports, library, today, loaded, reviews });
  const relist = (): void => todayList.forget();
  // The page shows no offer of undo: each setting shows how it is taken back.
  const undo = { offer: () => undefined };
  const planning = createPlanningActs({ ports, library, undo, living, relist });
  /** Its new dates wait until they are accepted, here or on a new tab. */
  const write = (change: Partial<Profile>): void => {
    library.change((doc) => writeProfile(doc, change));
    relist();
  };
  const writeHours = (minutesByWeekday: readonly number[]): void => {
    library.change((doc) => changeHours(doc, minutesByWeekday, today.peek()));
    relist();
  };
  const change = (...changes: readonly PlanChange[]): boolean => planning.change("", ...changes);
  const minutesNow = (): readonly number[] => library.view.peek().profile.minutesByWeekday;

  return {
    screen: computed(() =>
      planScreen({
        texts,
        view: library.view.value,
        input: living.input.value,
        planned: living.plan.value,
        differences: living.differences.value,
        moved: planning.moved.value,
        readOnly: library.readOnly,
      }),
    ),
    settled,
    setMinutes: (weekday, minutes) => {
      const whole = Math.min(MINUTES_OF_A_DAY, Math.max(0, Math.round(minutes) || 0));
      // Only this weekday has an entry, so that another device's change of another one stays.
      const minutesByWeekday: number[] = [];
      minutesByWeekday[weekday] = whole;
      writeHours(minutesByWeekday);
    },
    setPace: (pace) => {
      const now = minutesNow();
      const days = now.some((minutes) => minutes > 0)
        ? now.flatMap((minutes, weekday) => (minutes > 0 ? [weekday] : []))
        : WORKING_DAYS;
      const minutesByWeekday: number[] = [];
      for (const weekday of days) minutesByWeekday[weekday] = pace;
      writeHours(minutesByWeekday);
    },
    setRollover: (hour) => write({ rolloverHour: hour }),
    setBreathe: (on) => write({ bufferPercent: on ? DEFAULT_PROFILE.bufferPercent : 0 }),
    setShowWeek: (on) => write({ showWeek: on }),
    setShowBadge: (on) => {
      write({ showBadge: on });
      // No new tab may be open to do it.
      ports.showDue(on ? (reviewsToday(living.input.peek())?.count ?? 0) : 0);
    },
    setTrack: (roadmap, track, option) => void change({ type: "track", roadmap, track, option }),
    setShare: (roadmap, share) => void change({ type: "share", roadmap, share }),
    addTimeOff: (first, last) => {
      const from = dayOfIso(first);
      const to = dayOfIso(last === "" ? first : last);
      if (from === null || to === null || to < from || to < today.peek()) return false;
      if (from === to) return change({ type: "day", day: from, minutes: 0 });
      return change({ type: "pause", id: idOfBytes(random.bytes(16)), pause: { from, to } });
    },
    removeTimeOff: (key) => {
      const day = /^day\/(-?\d+)$/.exec(key)?.[1];
      if (day === undefined) change({ type: "end-pause", id: key.replace(/^pause\//, ""), day: today.peek() });
      else change({ type: "day", day: Number(day), minutes: null });
    },
    acceptDates: () => void planning.accept(),
    undoDates: () => void planning.undoAccept(),
  };
}
