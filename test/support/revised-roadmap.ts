/** A second revision of a roadmap: one topic renamed, one split in two, one moved to another step, one retired. */
import type { Roadmap, Step, Topic } from "#shared/catalog/roadmap.ts";
import { findTopic } from "#shared/catalog/topics.ts";

export interface Revised {
  readonly roadmap: Roadmap;
  readonly renamed: { readonly id: string; readonly from: string; readonly to: string };
  readonly split: { readonly id: string; readonly title: string; readonly into: readonly [string, string] };
  readonly moved: { readonly id: string; readonly title: string; readonly from: Step; readonly to: Step };
  readonly retired: { readonly id: string; readonly title: string };
}

export interface RevisedIds {
  readonly renamed: string;
  readonly split: string;
  readonly moved: string;
  /** The step that the moved topic goes to. */
  readonly to: string;
  readonly retired: string;
}

/** Of the roadmap that ships; other topics require none of these, so that nothing else has to change. */
export const REVISED_IDS: RevisedIds = {
  renamed: "net.way",
  split: "net.ip",
  moved: "net.dns",
  to: "git",
  retired: "net.versions",
};

export function revised(roadmap: Roadmap, ids: RevisedIds): Revised {
  const [renamed, split, moved, retired] = [ids.renamed, ids.split, ids.moved, ids.retired].map((id) => {
    const found = findTopic(roadmap, id);
    if (!found) throw new Error(`there is no topic ${id}`);
    return found;
  });
  const to = roadmap.steps.find(({ id }) => id === ids.to);
  if (!renamed || !split || !moved || !retired || !to) throw new Error("the roadmap lacks a part");
  const newTitle = `${renamed.topic.title}, anew`;
  const into = [`${ids.split}-one`, `${ids.split}-two`] as const;
  const withoutGone = (topic: Topic): Topic => {
    const requires = topic.requires?.flatMap((id) => (id === ids.retired ? [] : id === ids.split ? [...into] : [id]));
    return requires ? { ...topic, requires } : topic;
  };
  const halves = into.map((id, i): Topic => ({
    ...split.topic,
    id,
    rev: 1,
    title: `${split.topic.title}, part ${i + 1}`,
    tasks: (split.topic.tasks ?? []).map((task) => ({ ...task, id: `${id}.${task.id.split(".").at(-1)}` })),
  }));
  const topicsOf = (step: Step): readonly Topic[] => [
    ...step.topics.flatMap((topic): readonly Topic[] => {
      if (topic.id === ids.retired || topic.id === ids.moved) return [];
      if (topic.id === ids.split) return halves;
      return topic.id === ids.renamed
        ? [{ ...topic, title: newTitle, was: [{ revision: 2, title: topic.title }] }]
        : [topic];
    }),
    ...(step.id === to.id ? [{ ...moved.topic, was: [{ revision: 2, step: moved.step.id }] }] : []),
  ];
  const gone = new Set([ids.retired, ids.split]);
  const next: Roadmap = {
    ...roadmap,
    revision: 2,
    steps: roadmap.steps.map((step) => ({
      ...step,
      topics: topicsOf(step).map((topic) => withoutGone(topic)),
      ...(step.questions
        ? {
            questions: step.questions
              .filter(({ topic }) => topic !== ids.retired)
              .map((question) => (gone.has(question.topic) ? { ...question, topic: into[0] } : question)),
          }
        : {}),
    })),
    retired: [
      { id: ids.split, revision: 2, title: split.topic.title, replacedBy: into, credit: "carry" },
      { id: ids.retired, revision: 2, title: retired.topic.title, credit: "none" },
    ],
  };
  return {
    roadmap: next,
    renamed: { id: ids.renamed, from: renamed.topic.title, to: newTitle },
    split: { id: ids.split, title: split.topic.title, into },
    moved: { id: ids.moved, title: moved.topic.title, from: moved.step, to },
    retired: { id: ids.retired, title: retired.topic.title },
  };
}
