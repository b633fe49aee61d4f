/** Ids: one namespace for all that a learner's progress, notes and reviews may name, and none of them ever reused. */
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Roadmap } from "./roadmap.ts";

interface Named {
  readonly id: string;
  readonly path: string;
}

export function checkIds(roadmap: Roadmap): readonly RoadmapProblem[] {
  const retired = (roadmap.retired ?? []).map((entry, i) => ({ id: entry.id, path: `retired[${i}].id` }));
  const live = liveIds(roadmap);
  return [
    ...repeats([...retired, ...live]),
    ...optionRepeats(roadmap),
    ...unknownReplacements(roadmap, new Set([...retired, ...live].map(({ id }) => id))),
  ];
}

/** Steps, topics, tasks, questions, tracks and FAQ entries, each with the path of its id. */
function liveIds(roadmap: Roadmap): readonly Named[] {
  return [
    ...listed(roadmap.tracks, "tracks"),
    ...listed(roadmap.faq, "faq"),
    ...roadmap.steps.flatMap((step, s) => [
      { id: step.id, path: `steps[${s}].id` },
      ...step.topics.flatMap((topic, t) => [
        { id: topic.id, path: `steps[${s}].topics[${t}].id` },
        ...listed(topic.tasks, `steps[${s}].topics[${t}].tasks`),
      ]),
      ...listed(step.questions, `steps[${s}].questions`),
    ]),
  ];
}

function listed(parts: readonly { readonly id: string }[] | undefined, path: string): readonly Named[] {
  return (parts ?? []).map((part, i) => ({ id: part.id, path: `${path}[${i}].id` }));
}

function repeats(names: readonly Named[]): readonly RoadmapProblem[] {
  const first = new Map<string, string>();
  return names.flatMap(({ id, path }) => {
    const taken = first.get(id);
    if (taken !== undefined) return [{ path, reason: `The id "${id}" is already used by ${taken}.` }];
    first.set(id, path);
    return [];
  });
}

/** Options are named only within their track or question: "a" may be in every question, but once. */
function optionRepeats(roadmap: Roadmap): readonly RoadmapProblem[] {
  const questions = roadmap.steps.flatMap((step, s) =>
    (step.questions ?? []).map((question, q) => listed(question.options, `steps[${s}].questions[${q}].options`)),
  );
  const tracks = (roadmap.tracks ?? []).map((track, t) => listed(track.options, `tracks[${t}].options`));
  return [...tracks, ...questions].flatMap((options) => repeats(options));
}

function unknownReplacements(roadmap: Roadmap, known: ReadonlySet<string>): readonly RoadmapProblem[] {
  return (roadmap.retired ?? []).flatMap((entry, r) =>
    (entry.replacedBy ?? []).flatMap((id, i) =>
      known.has(id) && id !== entry.id
        ? []
        : [{ path: `retired[${r}].replacedBy[${i}]`, reason: `Nothing has the id "${id}" to take over.` }],
    ),
  );
}
