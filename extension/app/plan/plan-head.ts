/** The head of the plan page: where the pace leads, or why it leads nowhere. A sentence for each state of a plan. */
import type { Plan, PlanInput } from "#shared/planner/model.ts";
import { walkedEnrolments } from "#shared/planner/queue.ts";
import { weekOf } from "#shared/planner/week.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface PlanHead {
  readonly meta: string;
  readonly title: string;
  readonly lede: string;
  /** What the learner should know of the plan's content, one sentence each. */
  readonly notes: readonly string[];
}

/** `weekStart` is 0 Sunday to 6 Saturday. */
export function planHead(texts: Texts, input: PlanInput, planned: Plan, weekStart: number): PlanHead {
  return {
    meta: metaOf(texts, input, planned, weekStart),
    ...wordsOf(texts, input, planned),
    notes: notesOf(texts, input, planned),
  };
}

/** Weeks as the rows, the bars and the streak count them: one that began on its last day was a week too. */
function metaOf(texts: Texts, input: PlanInput, { finish }: Plan, weekStart: number): string {
  const started = walkedEnrolments(input)[0]?.started ?? input.today;
  if (started > input.today) return texts.t("planBegins", texts.longDay(started));
  const first = weekOf(started, weekStart)[0] ?? started;
  const week = Math.floor((input.today - first) / 7) + 1;
  const weeks = finish ? Math.floor((finish.to - first) / 7) + 1 : null;
  return weeks === null ? texts.t("planWeekOpen", week) : texts.t("planWeek", week, Math.max(week, weeks));
}

function wordsOf(texts: Texts, input: PlanInput, { status, finish, unplaced }: Plan): Omit<PlanHead, "meta" | "notes"> {
  const range = finish ? texts.dayRange(finish.from, finish.to, input.today) : "";
  switch (status.type) {
    case "ok":
      return { title: range, lede: texts.t("planLede") };
    case "done":
      return { title: texts.t("planDoneTitle"), lede: texts.t("planDoneLede") };
    case "no-capacity":
      return { title: texts.t("planNoEndTitle"), lede: texts.count("planNoEndLede", unplaced.topics.length) };
    case "late": {
      const target = texts.date(status.target);
      const late = { title: range };
      if (status.extraMinutes !== null)
        return { ...late, lede: texts.t("planLateMinutes", target, status.extraMinutes) };
      if (status.optionalMinutes > 0)
        return { ...late, lede: texts.t("planLateOptional", target, status.optionalMinutes) };
      return { ...late, lede: texts.t("planLate", target) };
    }
    default:
      return unreachable(status);
  }
}

function notesOf(texts: Texts, input: PlanInput, { warnings }: Plan): readonly string[] {
  const missing = warnings.flatMap((warning) => (warning.type === "missing-roadmap" ? [warning.roadmap] : []));
  const odd = warnings.filter((warning) => warning.type !== "missing-roadmap").length;
  const inWalked = input.enrolments.length > 0 && odd > 0;
  return [
    ...missing.map((roadmap) => texts.t("planMissing", roadmap)),
    ...(inWalked ? [texts.count("planOddOrder", odd)] : []),
  ];
}
