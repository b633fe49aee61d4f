/** The one banner above a day: new dates that wait, what became of them, or a plan that finds no days. */
import type { FinishRange } from "#shared/planner/model.ts";
import type { PlanDifference } from "#shared/planner/difference.ts";
import type { Day } from "#shared/std/day.ts";
import type { DayFacts } from "#ext/app/today/day-facts.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";

export type Banner = AskBanner | MovedBanner | StuckBanner;

/** Old dates -> new dates. */
export interface AskBanner {
  readonly type: "ask";
  readonly label: string;
  readonly title: string;
  readonly finish: string;
  readonly before: string;
  readonly after: string;
  readonly note: string;
  readonly accept: string;
  readonly see: string;
  readonly href: string;
}

/** The new dates were accepted. */
export interface MovedBanner {
  readonly type: "moved";
  readonly label: string;
  readonly title: string;
  readonly note: string;
  readonly undo: string;
}

/** Some topic finds no day. */
export interface StuckBanner {
  readonly type: "stuck";
  readonly label: string;
  readonly title: string;
  readonly note: string;
  readonly act: string;
  readonly href: string;
}

/** Dates that were accepted today on this device, and may be taken back. */
export interface Moved {
  readonly day: Day;
  readonly finish: FinishRange | null;
}

/** So many missed study days and the learner was away. */
const AWAY = 2;

export function bannerOf(
  texts: Texts,
  facts: Pick<DayFacts, "today" | "plan" | "waiting" | "view">,
  moved: Moved | null,
): Banner | null {
  const { today, plan, waiting, view } = facts;
  const label = texts.t("bannerLabel");
  if (plan.status.type === "no-capacity") {
    const anyMinutes = view.profile.minutesByWeekday.some((minutes) => minutes > 0);
    return {
      type: "stuck",
      label,
      title: texts.t(anyMinutes ? "bannerStuckFar" : "bannerStuckNone"),
      note: texts.t("bannerStuckNote"),
      act: texts.t("bannerStuckAct"),
      href: "options.html#plan",
    };
  }
  if (waiting?.after) {
    return {
      type: "ask",
      label,
      title: askTitle(texts, waiting),
      finish: texts.t("todayFinish"),
      before: texts.dayRange(waiting.before.from, waiting.before.to, today),
      after: texts.t("bannerTo", texts.dayRange(waiting.after.from, waiting.after.to, today)),
      note: texts.t("bannerNote"),
      accept: texts.t("bannerAccept"),
      see: texts.t("bannerSee"),
      href: hashOf({ type: "replan" }),
    };
  }
  return moved?.day === today ? movedBanner(texts, moved, today) : null;
}

/** What became of the dates, with the way back. */
export function movedBanner(texts: Texts, { finish }: Moved, today: Day): MovedBanner {
  return {
    type: "moved",
    label: texts.t("bannerLabel"),
    title: finish ? texts.t("bannerMoved", texts.dayRange(finish.from, finish.to, today)) : texts.t("bannerMovedOpen"),
    note: texts.t("bannerMovedNote"),
    undo: texts.t("undo"),
  };
}

export function askTitle(texts: Texts, { missed }: PlanDifference): string {
  return texts.t(missed >= AWAY ? "bannerAway" : "bannerChanged");
}
