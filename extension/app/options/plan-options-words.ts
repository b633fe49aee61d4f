/** The plan's settings in words. */
import type { LibraryView } from "#ext/app/library-model.ts";
import type { Moved } from "#ext/app/planning/banner.ts";
import { namesakeOf, stuckWords, targetWords, weekdaysFrom, weekMinutes } from "#ext/app/planning/plan-words.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { PlanDifference } from "#shared/planner/difference.ts";
import type { Plan, PlanInput } from "#shared/planner/model.ts";
import type { Profile } from "#shared/domain/profile.ts";
import { isoOfDay, type Day } from "#shared/std/day.ts";
import type { DatesLine, PlanScreen, ShareScreen, TimeOff, TrackScreen, WeekdayField } from "./options-screen.ts";

export interface PlanSettings {
  readonly texts: Texts;
  readonly view: LibraryView;
  readonly input: PlanInput;
  readonly planned: Plan;
  readonly differences: readonly PlanDifference[];
  readonly moved: Moved | null;
  readonly readOnly: boolean;
}

const ROLLOVER_HOURS = [0, 4, 6] as const;
const PACES = [10, 25, 45] as const;
const SHARES = [1, 2, 3] as const;

export function planScreen(settings: PlanSettings): PlanScreen {
  const { texts, view, input, readOnly } = settings;
  const { profile } = view;
  return {
    summary: summaryOf(settings),
    dates: datesOf(settings),
    days: weekdayFields(texts, profile),
    paces: PACES.map((pace) => ({
      value: pace,
      label: texts.t("minutesShort", pace),
      chosen: profile.minutesByWeekday.every((minutes) => minutes === 0 || minutes === pace),
    })),
    rollover: ROLLOVER_HOURS.map((hour) => ({
      value: hour,
      label: hour === 0 ? texts.t("optionsMidnight") : texts.hourOfDay(hour),
      chosen: profile.rolloverHour === hour,
    })),
    breathe: profile.bufferPercent > 0,
    showWeek: profile.showWeek,
    showBadge: profile.showBadge,
    tracks: tracksOf(settings),
    shares: sharesOf(settings),
    earliest: isoOfDay(input.today),
    timeOff: timeOffOf(texts, view, input.today),
    notice: readOnly ? texts.t("optionsReadOnly") : null,
  };
}

/** `4 h 10 min a week. 0 is a day off. Finish: 14 – 30 January`. */
function summaryOf({ texts, view, input, planned }: PlanSettings): string {
  const hours = texts.t("optionsWeekHours", weekMinutes(texts, view.profile.minutesByWeekday));
  const { finish } = planned;
  return finish === null
    ? hours
    : texts.t("optionsWeekFinish", hours, texts.dayRange(finish.from, finish.to, input.today));
}

function datesOf({ texts, view, input, planned, differences, moved }: PlanSettings): DatesLine | null {
  const { today } = input;
  const stuck = stuckWords(texts, planned, view.profile.minutesByWeekday);
  if (stuck !== null) return { type: "told", text: stuck };
  const waiting = differences.find(({ studyDays }) => studyDays !== 0);
  if (waiting?.after) {
    return {
      type: "waiting",
      before: texts.dayRange(waiting.before.from, waiting.before.to, today),
      after: texts.t("bannerTo", texts.dayRange(waiting.after.from, waiting.after.to, today)),
    };
  }
  if (moved?.finish && moved.day === today) {
    return { type: "moved", text: texts.t("bannerMoved", texts.dayRange(moved.finish.from, moved.finish.to, today)) };
  }
  const late = targetWords(texts, planned, today);
  return late === null ? null : { type: "told", text: late };
}

function weekdayFields(texts: Texts, { minutesByWeekday, weekStart }: Profile): readonly WeekdayField[] {
  return weekdaysFrom(weekStart ?? texts.weekStart).map((weekday) => ({
    weekday,
    short: texts.shortWeekday(namesakeOf(weekday)),
    long: texts.weekday(namesakeOf(weekday)),
    minutes: minutesByWeekday[weekday] ?? 0,
  }));
}

function tracksOf({ view, input }: PlanSettings): readonly TrackScreen[] {
  return view.enrolments.flatMap((enrolment) => {
    const roadmap = enrolment.archived ? undefined : input.roadmaps.get(enrolment.roadmap);
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

/** Shares mean something where two roadmaps are walked at once. */
function sharesOf({ texts, view, input }: PlanSettings): readonly ShareScreen[] {
  const walked = view.enrolments.filter(({ archived }) => !archived);
  if (walked.length < 2) return [];
  const all = walked.reduce((sum, { share }) => sum + share, 0);
  return walked.map(({ roadmap, share }) => ({
    roadmap,
    title: input.roadmaps.get(roadmap)?.title ?? roadmap,
    text: texts.t("optionsShareText", Math.round((100 * share) / all)),
    choices: SHARES.map((value) => ({ value, label: texts.number(value), chosen: value === share })),
  }));
}

function timeOffOf(texts: Texts, view: LibraryView, today: Day): readonly TimeOff[] {
  const days = [...view.overrides].filter(([day, minutes]) => minutes === 0 && day >= today);
  const pauses = [...view.pauses].filter(([, { to }]) => to >= today);
  const lines = [
    ...days.map(([day]) => ({ key: `day/${day}`, from: day, text: texts.longDay(day) })),
    ...pauses.map(([id, { from, to }]) => ({ key: `pause/${id}`, from, text: texts.dayRange(from, to, today) })),
  ];
  return lines
    .sort((a, b) => a.from - b.from)
    .map(({ key, text }) => ({ key, text, remove: texts.t("optionsTimeOffRemove", text) }));
}
