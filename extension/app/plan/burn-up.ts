/**
 * Progress over time as facts: what was walked, the plan that the learner accepted, and where the present pace leads.
 */
import type { Baseline } from "#shared/domain/baseline.ts";
import type { FinishRange } from "#shared/planner/model.ts";
import { weekOf } from "#shared/planner/week.ts";
import type { Day } from "#shared/std/day.ts";

/** So many minutes in all by the end of that day. */
export interface Reached {
  readonly day: Day;
  readonly minutes: number;
}

export interface BurnUp {
  readonly started: Day;
  readonly today: Day;
  /** At the start, at the end of each week, and today. */
  readonly walked: readonly Reached[];
  /** The accepted plan, or where there is none an even pace to the near end; null when no end is known. */
  readonly pace: { readonly accepted: boolean; readonly points: readonly Reached[] } | null;
  readonly total: number;
  readonly finish: FinishRange | null;
}

export interface BurnUpInput {
  readonly started: Day;
  readonly today: Day;
  /** Minutes done on each day. */
  readonly minutesByDay: ReadonlyMap<Day, number>;
  /** Minutes still to come. */
  readonly ahead: number;
  readonly finish: FinishRange | null;
  readonly accepted: readonly Reached[] | null;
  readonly weekStart: number;
}

/** Work of days before the start counts from the start on, and that of days after today (a clock was wrong) today. */
export function burnUp(input: BurnUpInput): BurnUp {
  const { started, finish, accepted } = input;
  const today = Math.max(started, input.today);
  const days = [...input.minutesByDay].map(([day, minutes]) => ({ day: Math.min(day, today), minutes }));
  const doneBy = (last: Day): number => days.reduce((sum, { day, minutes }) => (day <= last ? sum + minutes : sum), 0);
  const total = doneBy(today) + input.ahead;
  const walked: Reached[] = [];
  const ends = weekEnds(started, today, input.weekStart);
  for (const day of [started - 1, ...ends]) walked.push({ day, minutes: day < started ? 0 : doneBy(day) });
  return { started, today, walked, pace: paceOf(accepted, started, finish, total), total, finish };
}

function paceOf(
  accepted: readonly Reached[] | null,
  started: Day,
  finish: FinishRange | null,
  total: number,
): BurnUp["pace"] {
  if (accepted && accepted.length > 1) return { accepted: true, points: accepted };
  if (!finish) return null;
  return {
    accepted: false,
    points: [
      { day: started - 1, minutes: 0 },
      { day: finish.from, minutes: total },
    ],
  };
}

/** The last day of each week from `from` on, and `to` itself at the end. */
function weekEnds(from: Day, to: Day, weekStart: number): readonly Day[] {
  const ends: Day[] = [];
  for (let day = weekOf(from, weekStart)[6] ?? from; day < to; day += 7) ends.push(day);
  return [...ends, to];
}

/**
 * The accepted plan as a line of minutes done: what was walked before it was accepted, then as it said. Of several
 * roadmaps all lines together. Null when nothing was accepted.
 */
export function acceptedLine(
  baselines: readonly Pick<Baseline, "day" | "left">[],
  minutesByDay: ReadonlyMap<Day, number>,
): readonly Reached[] | null {
  if (baselines.length === 0) return null;
  const first = Math.min(...baselines.map(({ day }) => day));
  let walked = 0;
  for (const [day, minutes] of minutesByDay) if (day < first) walked += minutes;
  const lines = baselines.map(({ left }) => left.map(([day, minutes]) => ({ day, minutes })));
  const whole = lines.reduce((sum, line) => sum + (line[0]?.minutes ?? 0), 0);
  const days = [...new Set(lines.flatMap((line) => line.map(({ day }) => day)))].sort((a, b) => a - b);
  const leftAt = (line: readonly Reached[], day: Day): number =>
    minutesAt(line, day) ?? (day < (line[0]?.day ?? day) ? (line[0]?.minutes ?? 0) : (line.at(-1)?.minutes ?? 0));
  return days.map((day) => ({
    day,
    minutes: walked + whole - lines.reduce((sum, line) => sum + leftAt(line, day), 0),
  }));
}

/** The minutes of a line at a day, between its points by even steps; null outside of it. */
export function minutesAt(points: readonly Reached[], day: Day): number | null {
  const after = points.findIndex((point) => point.day >= day);
  const next = points[after];
  const before = points[after - 1];
  if (next?.day === day) return next.minutes;
  if (!next || !before) return null;
  return Math.round(before.minutes + ((next.minutes - before.minutes) * (day - before.day)) / (next.day - before.day));
}
