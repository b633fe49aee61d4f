/** The signpost: what fits into the minutes at hand. */
import { openQueue } from "#shared/planner/today.ts";
import { whatFits, type Fit } from "#shared/planner/what-fits.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { DayFacts } from "./day-facts.ts";
import type { FitArm } from "./today-screen.ts";

/** The lengths that the signpost offers, in minutes. */
const FITS = [10, 25, 45] as const;

export function fitArms(texts: Texts, facts: DayFacts): FitArm[] {
  const queue = openQueue(facts.input);
  const left = minutesOf(facts.items.filter((item) => !item.done)) + facts.reviews.minutes;
  const nearest = FITS.reduce((best, minutes) => (Math.abs(minutes - left) < Math.abs(best - left) ? minutes : best));
  return FITS.map((minutes) => {
    const fit = whatFits(queue, minutes);
    const href = onlyQuestions(fit) ? hashOf({ type: "quiz", what: { type: "due" } }) : null;
    const label = fitLabel(texts, facts, fit, minutes, queue.rows.length > fit.rows.length);
    const first = fit.rows[0];
    return {
      minutes,
      label,
      lang: first && label === nameOf(first) ? (facts.input.roadmaps.get(first.roadmap)?.lang ?? null) : null,
      unit: texts.t("minuteUnit"),
      chosen: minutes === nearest,
      href,
    };
  });
}

/** Minutes that make beginning the next row worth while. */
const WORTH_A_START = 10;
/** As many letters as an arm shows of a title in its two lines. Two titles cut off at the same word look the same. */
const NAMED = 40;

/** What can be done of a row that is too long: two arms that begin the same row do not say the same. */
const PARTS = {
  start: { named: "todayFitsStart", reading: "todayFitsStartReading", task: "todayFitsStartTask" },
  half: { named: "todayFitsHalf", reading: "todayFitsHalfReading", task: "todayFitsHalfTask" },
  most: { named: "todayFitsMost", reading: "todayFitsMostReading", task: "todayFitsMostTask" },
} as const;

/** The shortest arm is a start in any case. */
function partOf(minutes: number, whole: number): keyof typeof PARTS {
  const share = minutes / whole;
  if (minutes === FITS[0] || share < 0.4) return "start";
  return share < 0.7 ? "half" : "most";
}

function onlyQuestions({ rows, reviews }: Fit): boolean {
  return rows.length === 0 && reviews.length > 0;
}

/** A row's title as it stands in a sentence of ours. */
function nameOf({ title }: Fit["rows"][number]): string {
  return title.replace(/\.$/, "");
}

function fitLabel(texts: Texts, facts: DayFacts, fit: Fit, minutes: number, hasNext: boolean): string {
  const { rows, reviews, begin, minutes: used } = fit;
  const [first, ...others] = rows;
  if (onlyQuestions(fit)) return texts.count("reviewsRow", reviews.length);
  // What is left of today may be in no plan any more, such as a topic that became known.
  if (!first) return texts.t("todayFitsStartTask");
  const title = nameOf(first);
  const named = title.length <= NAMED;
  const isReading = first.kind === "read";
  if (begin) {
    const part = PARTS[partOf(minutes, first.minutes)];
    return named ? texts.t(part.named, title) : texts.t(isReading ? part.reading : part.task);
  }
  const open = facts.items.filter((item) => !item.done);
  const isAll = open.length > 1 && open.every(({ key }) => rows.some((row) => row.key === key));
  if (isAll) return texts.t(rows.length > open.length ? "todayFitsBeyond" : "todayFitsAll");
  const one = named ? title : texts.t(isReading ? "todayFitsReading" : "todayFitsTask");
  if (others.length > 0) return texts.count("todayFitsAlso", others.length, one);
  return hasNext && minutes - used >= WORTH_A_START ? texts.t("todayFitsMore", one) : one;
}

export function minutesOf(items: DayFacts["items"]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0);
}
