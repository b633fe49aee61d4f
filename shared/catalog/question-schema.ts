/** What a question of the roadmap format must look like, and which parts each of its six types needs. */
import * as v from "valibot";
import {
  closed,
  countFromOne,
  distance,
  explanation,
  id,
  listOf,
  oneOf,
  text,
  textsById,
  url,
  yesOrNo,
} from "./roadmap-fields.ts";
import type { Question } from "./roadmap.ts";

type Type = Question["type"];
type Part = "options" | "answer" | "order" | "accept" | "match";

const NEEDS: Readonly<Record<Type, readonly Part[]>> = {
  single: ["options"],
  multiple: ["options"],
  boolean: ["answer"],
  order: ["options", "order"],
  short: ["accept", "match"],
  output: ["accept", "match"],
};

const option = closed({
  id,
  text,
  correct: v.exactOptional(yesOrNo),
  why: v.exactOptional(text),
});

const run = closed({
  engine: oneOf(["postgresql", "javascript", "git", "http", "crypto"]),
  code: text,
  cases: v.exactOptional(textsById),
  when: v.exactOptional(text),
});

const shape = closed({
  id,
  rev: countFromOne,
  topic: id,
  type: oneOf(["single", "multiple", "boolean", "order", "short", "output"]),
  prompt: text,
  code: v.exactOptional(closed({ lang: text, text })),
  options: v.exactOptional(listOf(option, 2)),
  answer: v.exactOptional(yesOrNo),
  order: v.exactOptional(listOf(id, 3)),
  accept: v.exactOptional(listOf(text, 1)),
  match: v.exactOptional(oneOf(["exact", "fold", "lines"])),
  tolerance: v.exactOptional(distance),
  hint: v.exactOptional(text),
  explanation,
  source: url,
  appliesTo: v.exactOptional(text),
  run: v.exactOptional(run),
  noRun: v.exactOptional(text),
});

type Shape = v.InferOutput<typeof shape>;

/**
 * A rule between the type and one other part. `partialCheck` looks at these two even when other parts of the question
 * are broken, so that an author sees all problems at once.
 */
function rule(part: Part, accepts: (question: Pick<Shape, "type" | Part>) => boolean, reason: string) {
  return v.forward(
    v.partialCheck<Shape, readonly [readonly ["type"], readonly [Part]], Pick<Shape, "type" | Part>, string>(
      [["type"], [part]],
      accepts,
      reason,
    ),
    [part],
  );
}

function needs(part: Part) {
  return rule(
    part,
    (question) => !NEEDS[question.type].includes(part) || question[part] !== undefined,
    "A question of this type needs this part.",
  );
}

/** How many options may be correct; missing options are the matter of `needs`. */
function correctOptions(type: Type, accepts: (count: number) => boolean, reason: string) {
  return rule(
    "options",
    (question) =>
      question.type !== type ||
      question.options === undefined ||
      accepts(question.options.filter((choice) => choice.correct === true).length),
    reason,
  );
}

export const questionSchema = v.pipe(
  shape,
  needs("options"),
  needs("answer"),
  needs("order"),
  needs("accept"),
  needs("match"),
  correctOptions("single", (count) => count === 1, "Exactly one option must be correct."),
  correctOptions("multiple", (count) => count >= 1, "At least one option must be correct."),
) satisfies v.GenericSchema<unknown, Question>;
