/** The learner's hours and how the plan uses them. A change is one act in the library; done work never moves. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { LibraryModel, LibraryView } from "#ext/app/library-model.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import type { Texts } from "#ext/app/texts.ts";
import { planInputOf } from "#ext/app/today/day-facts.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { chooseTrack } from "#shared/domain/enrolments.ts";
import { DEFAULT_PROFILE, writeProfile, type Profile } from "#shared/domain/profile.ts";
import { plan } from "#shared/planner/plan.ts";
import { dayOfWallClock, type Day } from "#shared/std/day.ts";
import type { PlanScreen, TrackScreen, WeekdayField } from "./options-screen.ts";

export interface PlanOptions {
  readonly screen: ReadonlySignal<PlanScreen>;
  setMinutes(weekday: number, minutes: number): void;
  setRollover(hour: number): void;
  setBreathe(on: boolean): void;
  setShowWeek(on: boolean): void;
  setShowBadge(on: boolean): void;
  setTrack(roadmap: string, track: string, option: string): void;
}

const ROLLOVER_HOURS = [0, 4, 6] as const;
const MINUTES_OF_A_DAY = 1440;

export function createPlanOptions(
  { texts, clock }: Pick<AppPorts, "texts" | "clock">,
  library: LibraryModel,
  /** Those that are walked, once they are loaded: for their tracks and the finish. */
  roadmaps: ReadonlySignal<ReadonlyMap<string, Roadmap>>,
): PlanOptions {
  const write = (change: Partial<Profile>): void => library.change((doc) => writeProfile(doc, change));
  return {
    screen: computed(() => {
      const view = library.view.value;
      const today = dayOfWallClock(clock.wall(), view.profile.rolloverHour);
      return {
        summary: summaryOf(texts, view, roadmaps.value, today),
        days: weekdayFields(texts, view.profile),
        rollover: ROLLOVER_HOURS.map((hour) => ({
          value: hour,
          label: hour === 0 ? texts.t("optionsMidnight") : `0${hour}:00`,
          chosen: view.profile.rolloverHour === hour,
        })),
        breathe: view.profile.bufferPercent > 0,
        showWeek: view.profile.showWeek,
        showBadge: view.profile.showBadge,
        tracks: tracksOf(view, roadmaps.value),
        notice: library.readOnly ? texts.t("optionsReadOnly") : null,
      };
    }),
    setMinutes: (weekday, minutes) => {
      const whole = Math.min(MINUTES_OF_A_DAY, Math.max(0, Math.round(minutes) || 0));
      // Only this weekday has an entry, so that another device's change of another one stays.
      const minutesByWeekday: number[] = [];
      minutesByWeekday[weekday] = whole;
      write({ minutesByWeekday });
    },
    setRollover: (hour) => write({ rolloverHour: hour }),
    setBreathe: (on) => write({ bufferPercent: on ? DEFAULT_PROFILE.bufferPercent : 0 }),
    setShowWeek: (on) => write({ showWeek: on }),
    setShowBadge: (on) => write({ showBadge: on }),
    setTrack: (roadmap, track, option) => library.change((doc) => chooseTrack(doc, roadmap, track, option)),
  };
}

/** `4 h 10 a week · finish 14 – 30 January`. */
function summaryOf(texts: Texts, view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>, today: Day): string {
  const week = view.profile.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0);
  const hours = texts.t("optionsWeekHours", Math.floor(week / 60), week % 60);
  const finish = roadmaps.size === 0 ? null : plan(planInputOf(view, roadmaps, today)).finish;
  return finish === null ? hours : texts.t("optionsWeekFinish", hours, texts.dayRange(finish.from, finish.to, today));
}

function weekdayFields(texts: Texts, { minutesByWeekday, weekStart }: Profile): WeekdayField[] {
  const first = weekStart ?? texts.weekStart;
  return Array.from({ length: 7 }, (_, i) => {
    const weekday = (first + i) % 7;
    // Day 3 was a Sunday.
    const named = weekday + 3;
    return {
      weekday,
      short: texts.shortWeekday(named),
      long: texts.weekday(named),
      minutes: minutesByWeekday[weekday] ?? 0,
    };
  });
}

function tracksOf(view: LibraryView, roadmaps: ReadonlyMap<string, Roadmap>): TrackScreen[] {
  return view.enrolments.flatMap((enrolment) => {
    const roadmap = enrolment.archived ? undefined : roadmaps.get(enrolment.roadmap);
    return (roadmap?.tracks ?? []).map((track) => {
      const wish = enrolment.tracks[track.id];
      const chosen = track.options.some((option) => option.id === wish) ? wish : track.options[0]?.id;
      return {
        roadmap: enrolment.roadmap,
        track: track.id,
        title: track.title,
        roadmapTitle: roadmap?.title ?? "",
        options: track.options.map(({ id, title }) => ({ value: id, label: title, chosen: id === chosen })),
      };
    });
  });
}
