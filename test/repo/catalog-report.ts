/** Figures about a roadmap for the people who write it: none of them is a rule. */
import type { Question, Roadmap, Step } from "#shared/catalog/roadmap.ts";
import { readingLevel, wordsOf } from "./catalog-text.ts";

/** One line for each step, and one for the whole. */
export function reportOf(roadmap: Roadmap): readonly string[] {
  const questions = roadmap.steps.flatMap((step) => step.questions ?? []);
  return [
    ...roadmap.steps.map((step) => stepLine(step)),
    `whole: ${sum(roadmap.steps.map((step) => minutesOf(step)))} min, ${questionsText(questions)}, ${guessText(questions)}`,
  ];
}

function stepLine(step: Step): string {
  const bodies = step.topics.map(({ body = "" }) => body);
  const words = bodies.map((body) => wordsOf(body).length).toSorted((a, b) => a - b);
  const level = readingLevel(bodies.join("\n\n")).toFixed(1);
  const hardest = step.topics.toSorted((a, b) => readingLevel(b.body ?? "") - readingLevel(a.body ?? ""))[0];
  const hard = `${hardest?.id ?? "-"} ${readingLevel(hardest?.body ?? "").toFixed(1)}`;
  return (
    `${step.id}: ${step.topics.length} topics, ${minutesOf(step)} min, ${words[0]} to ${words.at(-1)} words, ` +
    `reading level ${level} (highest: ${hard}), ${questionsText(step.questions ?? [])}`
  );
}

function questionsText(questions: readonly Question[]): string {
  const ran = questions.filter(({ run }) => run !== undefined).length;
  return `${questions.length} questions (${ran} run)`;
}

/** How far a learner would get who always takes the longest option: a third or less is what chance gives. */
function guessText(questions: readonly Question[]): string {
  const singles = questions.filter(({ type }) => type === "single");
  const won = singles.filter(({ options = [] }) => {
    const longest = options.toSorted((a, b) => b.text.length - a.text.length)[0];
    return longest?.correct === true;
  });
  return `the longest option is right in ${won.length} of ${singles.length} single choices`;
}

function minutesOf(step: Step): number {
  return sum(step.topics.map(({ minutes }) => minutes));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
