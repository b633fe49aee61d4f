/**
 * What a roadmap says of its own past: revisions that were published, ids that are known, credit that has a way to go.
 */
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Former, Roadmap } from "./roadmap.ts";

interface Past {
  readonly path: string;
  readonly title: string;
  readonly was: readonly Former[];
}

export function checkRevisions(roadmap: Roadmap): readonly RoadmapProblem[] {
  const steps = new Set([...roadmap.steps, ...(roadmap.retired ?? [])].map(({ id }) => id));
  return [
    ...pastsOf(roadmap).flatMap((past) => checkPast(roadmap, steps, past)),
    ...roadmap.steps.flatMap((step, s) =>
      step.topics.flatMap((topic, t) => checkRevision(roadmap, topic.since, `steps[${s}].topics[${t}].since`, 1)),
    ),
    ...(roadmap.retired ?? []).flatMap(({ revision, credit, replacedBy }, r) => [
      ...checkRevision(roadmap, revision, `retired[${r}].revision`, 2),
      ...(credit === "carry" && (replacedBy ?? []).length === 0
        ? [{ path: `retired[${r}].credit`, reason: "Nothing takes over, so there is nothing to carry credit to." }]
        : []),
    ]),
  ];
}

function pastsOf(roadmap: Roadmap): readonly Past[] {
  return roadmap.steps.flatMap((step, s) => [
    { path: `steps[${s}]`, title: step.title, was: step.was ?? [] },
    ...step.topics.map(({ title, was }, t) => ({ path: `steps[${s}].topics[${t}]`, title, was: was ?? [] })),
  ]);
}

function checkPast(
  roadmap: Roadmap,
  steps: ReadonlySet<string>,
  { path, title, was }: Past,
): readonly RoadmapProblem[] {
  return was.flatMap((former, i): readonly RoadmapProblem[] => {
    const at = `${path}.was[${i}]`;
    const before = was[i - 1]?.revision ?? 1;
    const problems: RoadmapProblem[] = [...checkRevision(roadmap, former.revision, `${at}.revision`, before + 1)];
    if (former.title === undefined && former.step === undefined) {
      problems.push({ path: at, reason: "Must say what was different: the title, or the step." });
    }
    if (former.title === title && i === was.length - 1) {
      problems.push({ path: `${at}.title`, reason: "Is still the title." });
    }
    if (former.step !== undefined && !steps.has(former.step)) {
      problems.push({ path: `${at}.step`, reason: `No step has or had the id "${former.step}".` });
    }
    return problems;
  });
}

function checkRevision(
  { revision }: Roadmap,
  named: number | undefined,
  path: string,
  least: number,
): readonly RoadmapProblem[] {
  if (named === undefined || (named >= least && named <= revision)) return [];
  return [{ path, reason: `Must be a revision from ${least} to ${revision}.` }];
}
