/** The page of new dates in words. */
import type { OptionalTopic, PlanDifference } from "#shared/planner/difference.ts";
import type { Plan, PlanInput } from "#shared/planner/model.ts";
import { isoOfDay, type Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import type { Texts } from "#ext/app/texts.ts";
import { askTitle, movedBanner, type Moved } from "./banner.ts";
import { fullestDay, namesakeOf, stuckWords, targetWords, warningWords, weekdaysFrom } from "./plan-words.ts";
import type { Chosen } from "./replan-model.ts";
import type { AddPart, ChoiceLine, PausePart, ReplanPreview, ReplanScreen, StepDates } from "./replan-screen.ts";

export interface ReplanFacts {
  readonly texts: Texts;
  readonly today: Day;
  readonly chosen: Chosen;
  readonly optional: readonly OptionalTopic[];
  /** The library as it is. */
  readonly view: LibraryView;
  /** With the choice. */
  readonly input: PlanInput;
  readonly planned: Plan;
  /** The plan as it is, without the choice. */
  readonly standing: Plan;
  /** Accepted dates against the plan as it is, and against the plan with the choice. */
  readonly before: readonly PlanDifference[];
  readonly after: readonly PlanDifference[];
  readonly moved: Moved | null;
  readonly changed: boolean;
}

export function replanScreen(facts: ReplanFacts): ReplanScreen {
  const { texts, today, chosen, optional, before, moved, changed } = facts;
  const stuck = stuckWords(texts, facts.standing, facts.view.profile.minutesByWeekday);
  const waiting = before.find(({ studyDays, after }) => studyDays !== 0 || after === null);
  return {
    title: waiting ? askTitle(texts, waiting) : (stuck ?? texts.t("replanHold")),
    lede: texts.t("replanLede"),
    // While new dates wait, they come first.
    moved: moved && !waiting ? movedBanner(texts, moved, today) : null,
    choices: choiceLines(facts),
    add: addPart(facts),
    skip: optional.map(({ key, topic }) => ({
      key,
      title: topic.title,
      minutes: texts.t("minutesShort", topic.minutes),
      chosen: chosen.topics.has(key),
    })),
    pause: pausePart(facts),
    preview: previewOf(facts),
    acceptable: changed || (chosen.choice === "keep" && waiting !== undefined),
  };
}

function choiceLines({ texts, chosen, optional }: ReplanFacts): readonly ChoiceLine[] {
  const lines = [
    ["keep", "replanKeep", "replanKeepText"],
    ["add", "replanAdd", "replanAddText"],
    ["skip", "replanSkip", "replanSkipText"],
    ["pause", "replanPause", "replanPauseText"],
  ] as const;
  return lines
    .filter(([id]) => id !== "skip" || optional.length > 0)
    .map(([id, label, detail]) => ({
      id,
      label: texts.t(label),
      detail: texts.t(detail),
      chosen: chosen.choice === id,
    }));
}

function addPart({ texts, chosen, view }: ReplanFacts): AddPart {
  const { minutesByWeekday, weekStart } = view.profile;
  return {
    minutes: chosen.minutes,
    said: texts.t("replanAddMinutes", chosen.minutes),
    days: weekdaysFrom(weekStart ?? texts.weekStart).map((weekday) => {
      const day = namesakeOf(weekday);
      const isChosen = chosen.weekdays.has(weekday);
      const minutes = (minutesByWeekday[weekday] ?? 0) + (isChosen ? chosen.minutes : 0);
      return {
        weekday,
        short: texts.shortWeekday(day),
        long: texts.weekday(day),
        minutes: minutes === 0 ? texts.t("hoursOff") : texts.t("minutesShort", minutes),
        chosen: isChosen,
      };
    }),
  };
}

function pausePart({ texts, today, chosen }: ReplanFacts): PausePart {
  const { from, to } = chosen.pause;
  return {
    from: isoOfDay(from),
    to: isoOfDay(to),
    earliest: isoOfDay(today),
    problem: to < from ? texts.t("replanPauseBackwards") : to < today ? texts.t("replanPausePast") : null,
  };
}

function previewOf({ texts, today, input, planned, before, after }: ReplanFacts): ReplanPreview {
  const accepted = before[0]?.before;
  const { finish } = planned;
  const fullest = fullestDay(input, planned);
  const notes = [
    stuckWords(texts, planned, input.profile.minutesByWeekday),
    targetWords(texts, planned, today),
    ...warningWords(texts, planned, input.roadmaps),
    fullest && texts.t("replanFullest", fullest.planned, fullest.of),
    texts.t("replanNothingDropped"),
  ];
  return {
    before: accepted ? texts.dayRange(accepted.from, accepted.to, today) : null,
    after: finish ? texts.dayRange(finish.from, finish.to, today) : texts.t("replanNoFinish"),
    steps: after.flatMap((difference) => stepDates(texts, today, input, difference)),
    notes: notes.filter((note) => note !== null),
  };
}

function stepDates(texts: Texts, today: Day, input: PlanInput, { roadmap, steps }: PlanDifference): StepDates[] {
  const all = input.roadmaps.get(roadmap)?.steps ?? [];
  const moves = new Map(steps.map((move) => [move.step, move]));
  return all.flatMap((step, i) => {
    const move = moves.get(step.id);
    if (!move) return [];
    const moved = move.before !== null && move.before !== move.after;
    return {
      number: i + 1,
      title: step.shortTitle ?? step.title,
      before: moved && move.before !== null ? texts.shortDate(move.before, today) : null,
      after: texts.shortDate(move.after, today),
      moved,
    };
  });
}
