/** The streak in words: weeks, never days lost. */
import { isStudyDay } from "#shared/planner/capacity.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { weeklyStreak, type Streak } from "#shared/planner/streak.ts";
import { workedDays } from "#shared/planner/week.ts";
import type { Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface StreakScreen {
  /** `3 weeks in a row`, or what this week holds so far. */
  readonly title: string;
  /** What makes a week, or how far this one is. */
  readonly text: string;
}

/** The streak of a library. `reviewDays` are days with at least one answer. */
export function streakOf(input: PlanInput, weekStart: number, reviewDays: Iterable<Day> = []): Streak {
  return weeklyStreak({
    worked: new Set([...workedDays(input), ...reviewDays]),
    isStudyDay: (day, asOf) => isStudyDay(input, day, asOf),
    // Also of a roadmap that was set aside: what was walked there was walked.
    started: Math.min(input.today, ...input.enrolments.map(({ started }) => started)),
    today: input.today,
    weekStart,
  });
}

export function streakScreen(texts: Texts, { weeks, current }: Streak): StreakScreen {
  const { met, goal, planned } = current;
  const rule = texts.t("streakRule");
  if (goal === 0) return { title: weeks > 0 ? texts.count("streakWeeks", weeks) : texts.t("streakOff"), text: rule };
  const soFar = met >= goal ? texts.t("streakMade", met, planned) : texts.t("streakSoFar", met, goal);
  return weeks > 0 ? { title: texts.count("streakWeeks", weeks), text: soFar } : { title: soFar, text: rule };
}
