/** The burn-up as lines in a box of fixed units. Loaded with the plan page only: it brings d3's scales and shapes. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { dayOfDate, noonOfDay, type Day } from "#shared/std/day.ts";
import type { BurnUp, Reached } from "./burn-up.ts";

/** In units of the drawing's view box, as in the design. */
export const BOX = { width: 420, height: 250, left: 34, right: 400, top: 26, bottom: 224 } as const;

const MINUTES_OF_AN_HOUR = 60;

export interface BurnShape {
  readonly walked: string;
  readonly pace: string;
  /** From today to the two ends of the finish; empty when there is none. */
  readonly cone: string;
  readonly today: { readonly x: number; readonly y: number };
  /** Lines across, with their hours. */
  readonly hours: readonly { readonly y: number; readonly hours: number }[];
  /** First days of months, where their names stand. */
  readonly months: readonly { readonly x: number; readonly day: Day }[];
}

/** Most names of months that fit beside each other. */
const MONTHS = 6;

export function burnShape(burn: BurnUp): BurnShape {
  const { started, today, walked, pace, total, finish } = burn;
  const lastDay = Math.max(today, finish?.to ?? today, pace?.points.at(-1)?.day ?? today, started + 6);
  const top = Math.max(total, ...(pace?.points ?? []).map(({ minutes }) => minutes), MINUTES_OF_AN_HOUR);
  const x = scaleLinear([started - 1, lastDay], [BOX.left, BOX.right]);
  const y = scaleLinear([0, top], [BOX.bottom, BOX.top]);
  const path = line<Reached>()
    .x(({ day }) => round(x(day)))
    .y(({ minutes }) => round(y(minutes)));
  const now: Reached = walked.at(-1) ?? { day: today, minutes: 0 };
  return {
    walked: path([...walked]) ?? "",
    pace: pace ? (path([...pace.points]) ?? "") : "",
    cone: finish && finish.to > now.day ? coneOf(now, finish, total, x, y) : "",
    today: { x: round(x(now.day)), y: round(y(now.minutes)) },
    hours: hourLines(top).map((hours) => ({ y: round(y(hours * MINUTES_OF_AN_HOUR)), hours })),
    months: monthsBetween(started, lastDay).map((day) => ({ x: round(x(day)), day })),
  };
}

type Scale = (value: number) => number;

function coneOf(now: Reached, finish: NonNullable<BurnUp["finish"]>, total: number, x: Scale, y: Scale): string {
  const near = Math.max(finish.from, now.day);
  const edges = [
    { minutes: now.minutes, from: now.day, to: now.day },
    { minutes: total, from: near, to: finish.to },
  ];
  const cone = area<(typeof edges)[number]>()
    .x0(({ from }) => round(x(from)))
    .x1(({ to }) => round(x(to)))
    .y(({ minutes }) => round(y(minutes)));
  return cone(edges) ?? "";
}

/** Round hours, and the whole at the top; those too near to it are left out. */
function hourLines(minutes: number): readonly number[] {
  const top = Math.round(minutes / MINUTES_OF_AN_HOUR);
  const ticks = scaleLinear([0, top], [0, 1])
    .ticks(3)
    .filter((hours) => Number.isInteger(hours) && hours < top * 0.85);
  return [...ticks, top];
}

function monthsBetween(from: Day, to: Day): readonly Day[] {
  const first = noonOfDay(from);
  const months: Day[] = [];
  for (let month = first.getUTCMonth() + 2; ; month++) {
    const day = dayOfDate(first.getUTCFullYear(), month, 1);
    if (day > to) break;
    months.push(day);
  }
  const every = Math.ceil(months.length / MONTHS);
  return months.filter((_, i) => i % every === 0);
}

function round(units: number): number {
  return Math.round(units * 10) / 10;
}
