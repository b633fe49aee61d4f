/**
 * Questions: they ask about a topic that is there, an order question orders exactly its options, a tolerance belongs to
 * numbers. What proves a key is `check-runs.ts`.
 */
import { checkRun } from "./check-runs.ts";
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Question, Roadmap } from "./roadmap.ts";
import { allTopics } from "./topics.ts";

export function checkQuestions(roadmap: Roadmap): readonly RoadmapProblem[] {
  const topics = new Set(allTopics(roadmap).map(({ topic }) => topic.id));
  return roadmap.steps.flatMap((step, s) =>
    (step.questions ?? []).flatMap((question, q) => {
      const path = `steps[${s}].questions[${q}]`;
      const strange = topics.has(question.topic)
        ? []
        : [{ path: `${path}.topic`, reason: `No topic has the id "${question.topic}".` }];
      return [
        ...strange,
        ...checkOrder(question, `${path}.order`),
        ...checkTolerance(question, `${path}.tolerance`),
        ...checkRun(question, path),
      ];
    }),
  );
}

function checkOrder(question: Question, path: string): readonly RoadmapProblem[] {
  const order = question.order;
  if (order === undefined) return [];
  const options = (question.options ?? []).map((option) => option.id);
  const strange = order.flatMap((id, i) => {
    if (!options.includes(id)) return [{ path: `${path}[${i}]`, reason: `No option has the id "${id}".` }];
    return order.indexOf(id) === i
      ? []
      : [{ path: `${path}[${i}]`, reason: `The option "${id}" is in the order twice.` }];
  });
  const left = options.filter((id) => !order.includes(id));
  return left.length === 0 ? strange : [...strange, { path, reason: `The order leaves out: ${left.join(", ")}.` }];
}

function checkTolerance(question: Question, path: string): readonly RoadmapProblem[] {
  if (question.tolerance === undefined) return [];
  if (question.type !== "short") return [{ path, reason: "Only a short answer can have a tolerance." }];
  const numbers = (question.accept ?? []).every((text) => text.trim() !== "" && Number.isFinite(Number(text)));
  return numbers ? [] : [{ path, reason: "A tolerance needs accepted answers that are all numbers." }];
}
