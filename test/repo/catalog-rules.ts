/**
 * What we ask of our own roadmaps beyond the format: the quality bar of their topics and questions. An import of a
 * learner's may be less; a roadmap of ours that breaks a rule fails `npm run check`.
 */
import type { Question, QuestionOption, Roadmap, Step, Topic } from "#shared/catalog/roadmap.ts";
import { allTopics } from "#shared/catalog/topics.ts";
import { wordsOf } from "./catalog-text.ts";

/** `id` is that of the step, topic or question that breaks the rule. */
export interface Broken {
  readonly id: string;
  readonly rule: string;
}

const KINDS: readonly Question["type"][] = ["single", "multiple", "boolean", "order", "short", "output"];
/** Kinds that cannot be answered by recognising the right words. */
const WORK: readonly Question["type"][] = ["order", "short", "output"];
const LEAST_QUESTIONS = 12;
const LEAST_RUN = 40;

export function brokenRules(roadmap: Roadmap): readonly Broken[] {
  const questions = roadmap.steps.flatMap((step) => step.questions ?? []);
  const asked = new Set(questions.map(({ topic }) => topic));
  const ran = questions.filter(({ run }) => run !== undefined).length;
  return [
    ...allTopics(roadmap).flatMap(({ topic }) => brokenIn(topic.id, topicRules(topic, asked))),
    ...roadmap.steps.flatMap((step) => brokenIn(step.id, stepRules(step))),
    ...questions.flatMap((question) => brokenIn(question.id, questionRules(question))),
    ...brokenIn(roadmap.id, { [`At least ${LEAST_RUN} questions are run, not ${ran}.`]: ran >= LEAST_RUN }),
    ...repeatedSources(roadmap),
  ];
}

/** Each rule with whether it holds. */
type Rules = Readonly<Record<string, boolean>>;

function brokenIn(id: string, rules: Rules): readonly Broken[] {
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [{ id, rule }]));
}

function topicRules(topic: Topic, asked: ReadonlySet<string>): Rules {
  const { outcome, body = "", resources = [], tasks = [] } = topic;
  const words = wordsOf(body).length;
  const parts = [...resources, ...tasks].reduce((sum, part) => sum + (part.minutes ?? 0), 0);
  return {
    "A topic has an outcome.": outcome !== undefined,
    [`A body has 80 to 250 words, not ${words}.`]: words >= 80 && words <= 250,
    "A body is Markdown without HTML.": !/<\/?[a-z]/i.test(withoutCode(body)),
    "A topic has 1 to 4 sources.": resources.length >= 1 && resources.length <= 4,
    "A source says how long it takes.": resources.every(({ minutes }) => minutes !== undefined),
    "A source has a well-formed https address.": resources.every(({ url }) => isSafeUrl(url)),
    "A topic has 1 to 3 tasks.": tasks.length >= 1 && tasks.length <= 3,
    "A task is one short sentence of at most 90 characters.": tasks.every((task) => /^[A-Z].{9,88}\.$/.test(task.do)),
    [`A topic's minutes are those of its parts (${parts}), within a fifth.`]:
      Math.abs(topic.minutes - parts) <= parts * 0.2,
    "A topic has a question.": asked.has(topic.id),
  };
}

function stepRules({ questions = [] }: Step): Rules {
  const missing = KINDS.filter((kind) => !questions.some(({ type }) => type === kind));
  return {
    [`A step has at least ${LEAST_QUESTIONS} questions, not ${questions.length}.`]: questions.length >= LEAST_QUESTIONS,
    [`A step asks in all six ways; there is no ${missing.join(", ")}.`]: missing.length === 0,
    "A step has at least two questions that need work.":
      questions.filter(({ type }) => WORK.includes(type)).length >= 2,
  };
}

function questionRules(question: Question): Rules {
  const { options = [], type, run, noRun = "", hint = "", accept = [], order = [] } = question;
  const lower = hint.toLowerCase();
  return {
    "A wrong option says why it is wrong.": type === "order" || options.every((option) => explained(option)),
    "A key is run, or a sentence says why it cannot be.": run !== undefined || wordsOf(noRun).length >= 5,
    "A source is a well-formed https address.": isSafeUrl(question.source),
    "An option is an answer of its own, not all or none of the others.": !options.some(({ text }) =>
      /\b(all|none|both|neither) of (the above|these|them)\b/i.test(text),
    ),
    "An order question does not show its options in the right order.":
      type !== "order" || options.map(({ id }) => id).join() !== order.join(),
    "A hint does not give the answer.": !accept.some((text) => text.length > 2 && lower.includes(text.toLowerCase())),
    "A key that was run names the version it was run on.":
      run === undefined || !["postgresql", "git"].includes(run.engine) || question.appliesTo !== undefined,
  };
}

function explained({ correct, why }: QuestionOption): boolean {
  return correct === true || (why ?? "").trim() !== "";
}

/** The same page under two topics is filler in one of them. Another section of it is another source. */
function repeatedSources(roadmap: Roadmap): readonly Broken[] {
  const first = new Map<string, string>();
  return allTopics(roadmap).flatMap(({ topic }) =>
    (topic.resources ?? []).flatMap(({ url }) => {
      const taken = first.get(url);
      if (taken === undefined) first.set(url, topic.id);
      return taken === undefined ? [] : [{ id: topic.id, rule: `A source stands once: ${url} is in ${taken} too.` }];
    }),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/```.*?```|`[^`]*`/gs, "");
}

function isSafeUrl(address: string): boolean {
  if (/\s/.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, hostname } = new URL(address);
  return protocol === "https:" && username === "" && hostname.includes(".");
}
