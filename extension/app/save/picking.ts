/** The picker of steps and topics: today's topic first, then every step with its topics. */
import type { Texts } from "#ext/app/texts.ts";
import type { MiniTrail, Pick, PickGroup } from "./popup-screen.ts";
import type { Target } from "./save-desk.ts";
import type { Targets } from "./targets.ts";

/** The key of "today's topic", while the topics are still on their way. */
export const TODAY_KEY = "";

export function keyOfTarget({ roadmap, step, topic }: Target): string {
  return [roadmap, step, topic].join("/");
}

/** Null is today's topic. */
export function targetOfKey(targets: Targets | null, key: string): Target | null {
  for (const roadmap of targets?.roadmaps ?? []) {
    for (const step of roadmap.steps) {
      for (const topic of step.topics) {
        const target = { roadmap: roadmap.id, step: step.id, topic: topic.id };
        if (keyOfTarget(target) === key) return target;
      }
    }
  }
  return null;
}

/** All topics of the note's roadmap, which it does not leave; null when this device does not have that. */
export function movePickOf(texts: Texts, targets: Targets | null, note: Target): Pick | null {
  const own = targets?.roadmaps.filter((roadmap) => roadmap.id === note.roadmap) ?? [];
  if (!targets || own.length === 0) return null;
  const groups = stepGroups({ ...targets, roadmaps: own }, null);
  return { label: texts.t("popupGoesTo"), groups, chosen: keyOfTarget(note) };
}

export function pickOf(texts: Texts, targets: Targets | null, chosen: string): Pick {
  const label = texts.t("popupGoesTo");
  if (targets === null) {
    const waiting = { label: texts.t("popupToday"), options: [{ key: TODAY_KEY, label: texts.t("popupTodaysStep") }] };
    return { label, groups: [waiting], chosen: TODAY_KEY };
  }
  const today = keyOfTarget(targets.today);
  const todayTitle = topicTitle(targets, targets.today);
  const first = { key: today, label: texts.t("popupTopicToday", todayTitle) };
  return {
    label,
    groups: [{ label: texts.t("popupToday"), options: [first] }, ...stepGroups(targets, today)],
    chosen: chosen === TODAY_KEY ? today : chosen,
  };
}

/** One group for each step; the roadmap's name goes before it when several are walked. */
function stepGroups({ roadmaps }: Targets, today: string | null): readonly PickGroup[] {
  return roadmaps.flatMap((roadmap) =>
    roadmap.steps.flatMap((step, i) => {
      const options = step.topics
        .map((topic) => ({
          key: keyOfTarget({ roadmap: roadmap.id, step: step.id, topic: topic.id }),
          label: topic.title,
        }))
        .filter(({ key }) => key !== today);
      const name = `${i + 1} ${step.title}`;
      return options.length === 0 ? [] : [{ label: roadmaps.length > 1 ? `${roadmap.title}: ${name}` : name, options }];
    }),
  );
}

/** The topic's title; its id when this device does not have the roadmap. */
export function topicTitle(targets: Targets | null, target: Target): string {
  const step = stepOf(targets, target)?.step;
  return step?.topics.find((topic) => topic.id === target.topic)?.title ?? target.topic;
}

export function stepNumber(targets: Targets | null, target: Target): number | null {
  return stepOf(targets, target)?.number ?? null;
}

function stepOf(targets: Targets | null, { roadmap, step }: Target) {
  const steps = targets?.roadmaps.find((one) => one.id === roadmap)?.steps ?? [];
  const index = steps.findIndex((one) => one.id === step);
  const found = steps[index];
  return found ? { step: found, number: index + 1 } : null;
}

/** The trail of today's roadmap. */
export function miniTrailOf(texts: Texts, targets: Targets | null): MiniTrail | null {
  if (targets === null) return null;
  const steps = targets.roadmaps.find((roadmap) => roadmap.id === targets.today.roadmap)?.steps ?? [];
  const number = stepNumber(targets, targets.today);
  if (number === null) return null;
  return {
    label: texts.t("popupStepOf", number, steps.length),
    short: texts.t("popupStep", number),
    stops: steps.map(({ id, done, fill }, i) => ({
      state: done ? "done" : id === targets.today.step ? "today" : "ahead",
      fill,
      number: i + 1,
    })),
  };
}
