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
    const label = fitLabel(texts, fit, minutes);
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

function onlyQuestions({ rows, reviews }: Fit): boolean {
  return rows.length === 0 && reviews.length > 0;
}

/** A row's title as it stands in a sentence of ours. */
function nameOf({ title }: Fit["rows"][number]): string {
  return title.replace(/\.$/, "");
}

function fitLabel(texts: Texts, fit: Fit, minutes: number): string {
  const { rows, reviews, begin, minutes: used } = fit;
  const first = rows[0] ? nameOf(rows[0]) : "";
  if (onlyQuestions(fit)) return texts.count("reviewsRow", reviews.length);
  if (begin) return texts.t("todayFitsStart", first);
  if (rows.length > 1) return texts.count("todayFitsAlso", rows.length - 1, first);
  return minutes - used >= WORTH_A_START ? texts.t("todayFitsMore", first) : first;
}

export function minutesOf(items: DayFacts["items"]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0);
}
