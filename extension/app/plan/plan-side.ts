/** Beside the days, in words: hours walked, weeks, what moved, breaks and reviews. */
import type { Plan, PlanInput } from "#shared/planner/model.ts";
import { whatMoved } from "#shared/planner/what-moved.ts";
import type { Day } from "#shared/std/day.ts";
import { lengthWords } from "#ext/app/planning/plan-words.ts";
import type { Texts } from "#ext/app/texts.ts";
import { minutesAt, type BurnUp } from "./burn-up.ts";
import { topicTitle } from "./calendar-days.ts";
import { burnShape } from "./burn-shape.ts";
import { dayBeside } from "./day-rows.ts";
import type { Bar, BreakLine, BurnRow, BurnScreen, MovedScreen } from "./plan-screen.ts";
import type { StudyWeek } from "./study-weeks.ts";

const MINUTES_OF_AN_HOUR = 60;

/** How many moves are listed. */
const MOVES_SHOWN = 5;

const DAYS_OF_A_WEEK = 7;

/** Stands where a table has no number. */
const NOTHING = "–";

export function burnScreen(texts: Texts, burn: BurnUp): BurnScreen {
  const { today, walked, pace, total, finish } = burn;
  const shape = burnShape(burn);
  const now = walked.at(-1)?.minutes ?? 0;
  const due = pace ? minutesAt(pace.points, today) : null;
  const near = total > 0 && due !== null && Math.abs(now - due) <= total / 20;
  const hours = texts.t("burnHours", hoursOf(texts, now), texts.hours(total));
  const accepted = pace?.accepted === true;
  return {
    shape,
    text: near ? `${hours} ${texts.t(accepted ? "burnNearPlan" : "burnNearEven")}` : hours,
    label: finish ? `${hours} ${texts.t("burnEnd", texts.dayRange(finish.from, finish.to, today))}` : hours,
    paceName: texts.t(accepted ? "burnAccepted" : "burnEven"),
    hours: shape.hours.map((line) => ({ y: line.y, label: texts.number(line.hours) })),
    months: shape.months.map(({ x, day }) => ({ x, label: texts.shortMonth(day) })),
    table: [...walkedRows(texts, burn), ...endRows(texts, burn)],
  };
}

function walkedRows(texts: Texts, { today, walked, pace }: BurnUp): readonly BurnRow[] {
  return walked.slice(1).map(({ day, minutes }) => {
    const planned = pace ? minutesAt(pace.points, day) : null;
    return {
      day: day === today ? texts.t("planToday") : texts.date(day),
      walked: lengthWords(texts, minutes),
      planned: planned === null ? NOTHING : lengthWords(texts, planned),
    };
  });
}

/** The two ends, as the drawing's band has them. */
function endRows(texts: Texts, { today, finish, total }: BurnUp): readonly BurnRow[] {
  if (!finish) return [];
  const day = texts.t("burnLikely", texts.dayRange(finish.from, finish.to, today));
  return [{ day, walked: lengthWords(texts, total), planned: NOTHING }];
}

export function weekBars(texts: Texts, weeks: readonly StudyWeek[]): readonly Bar[] {
  const most = Math.max(1, ...weeks.map(({ minutes }) => minutes));
  return weeks.map(({ first, last, minutes, current }) => ({
    name: texts.shortDate(first, first),
    count: minutes === 0 ? "" : texts.number(minutes),
    words: texts.t("weekStudied", texts.dayRange(first, last, last), minutes),
    height: Math.round((100 * minutes) / most),
    now: current,
  }));
}

export function movedScreen(texts: Texts, before: Plan, after: Plan, input: PlanInput, sentence: string): MovedScreen {
  const moves = whatMoved(before, after);
  const shown = moves.slice(0, MOVES_SHOWN).map(({ roadmap, topic, part, from, to }) => {
    const title = topicTitle(input, roadmap, topic);
    return {
      what: part > 1 ? texts.t("planMovedPart", title, part) : title,
      from: dayBeside(texts, from, to),
      to: dayBeside(texts, to, from),
    };
  });
  const rest = moves.length - shown.length;
  return {
    text: moves.length === 0 ? `${sentence} ${texts.t("planMovedNothing")}` : `${sentence} ${texts.t("planMovedText")}`,
    moves: shown,
    more: rest > 0 ? texts.count("planMovedMore", rest) : null,
  };
}

/** Breaks that are not over. */
export function breakLines(texts: Texts, { pauses, today }: Pick<PlanInput, "pauses" | "today">): readonly BreakLine[] {
  return [...pauses]
    .filter(([, { to }]) => to >= today)
    .sort(([, a], [, b]) => a.from - b.from)
    .map(([id, { from, to }]) => ({ id, dates: from === to ? texts.date(from) : texts.dayRange(from, to, today) }));
}

/** The next seven days; none when no review comes back in them. */
export function reviewBars(texts: Texts, planned: Plan, today: Day): readonly Bar[] {
  const counts = Array.from({ length: DAYS_OF_A_WEEK }, (_, i) => {
    const entry = planned.days.find(({ day }) => day === today + i)?.entries.find(({ kind }) => kind === "reviews");
    return entry?.kind === "reviews" ? entry.count : 0;
  });
  const most = Math.max(...counts);
  if (most === 0) return [];
  return counts.map((count, i) => ({
    name: texts.shortWeekday(today + i),
    count: count === 0 ? "" : texts.number(count),
    words: texts.t("reviewsOn", texts.weekday(today + i), count),
    height: Math.round((100 * count) / most),
    now: i === 0,
  }));
}

/** `28`, or `0.5` under an hour and a half. */
function hoursOf(texts: Texts, minutes: number): string {
  const hours = minutes / MINUTES_OF_AN_HOUR;
  return texts.number(hours < 2 ? Math.round(hours * 10) / 10 : Math.round(hours));
}
