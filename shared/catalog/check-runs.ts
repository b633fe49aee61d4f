/**
 * What a question says about proving its key: the parts of `run` fit the type and each other. Whether the key is true
 * is for the test suite to run; this only refuses a proof that could not prove anything.
 */
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Question, Run } from "./roadmap.ts";

/** The marks in `run.code`; RUN.md says what takes their place. */
export const SHOWN = "{{shown}}";
export const CASE = "{{case}}";

/** Every order of the options is tried: five options make 120 runs, six would make 720. */
const MOST_ORDERED = 5;

/** The problems of one question's `run` and `noRun`; `path` is that of the question. */
export function checkRun(question: Question, path: string): readonly RoadmapProblem[] {
  const { run, noRun } = question;
  if (run === undefined) return [];
  const problems: RoadmapProblem[] = [];
  const say = (part: string, reason: string): void => {
    problems.push({ path: `${path}.${part}`, reason });
  };
  if (noRun !== undefined) say("noRun", "A question that runs needs no reason for not running.");
  if (run.code.includes(SHOWN) && question.code === undefined) {
    say("run.code", `${SHOWN} stands for the question's code, and there is none.`);
  }
  const byCase = run.code.includes(CASE);
  if (byCase && question.options === undefined) say("run.code", `${CASE} stands for an option, and there is none.`);
  if (!byCase && run.cases !== undefined) say("run.cases", `The code has no ${CASE} where they could stand.`);
  if (byCase && question.type === "order" && (question.options ?? []).length > MOST_ORDERED) {
    say("run.code", `At most ${MOST_ORDERED} options can be tried in every order.`);
  }
  for (const id of strangeCases(question, run)) say(`run.cases.${id}`, `No option has the id "${id}".`);
  const whenFits = byCase ? run.when !== undefined : run.when === undefined || question.type === "boolean";
  if (!whenFits) {
    const missing = `Code with ${CASE} needs the result that makes an option right.`;
    say("run.when", byCase ? missing : `Only a boolean question or code with ${CASE} has this part.`);
  }
  return problems;
}

function strangeCases(question: Question, run: Run): readonly string[] {
  const options = new Set((question.options ?? []).map(({ id }) => id));
  return Object.keys(run.cases ?? {}).filter((id) => !options.has(id));
}
