/** One question of each kind, for tests. */
import type { Question } from "#shared/catalog/roadmap.ts";

const base = { rev: 1, topic: "one.a", explanation: "Because.", source: "https://a.example/source" } as const;

export const single: Question = {
  ...base,
  id: "q.single",
  type: "single",
  prompt: "Which?",
  hint: "Not the first.",
  options: [
    { id: "a", text: "First", why: "Too early." },
    { id: "b", text: "Second", correct: true },
    { id: "c", text: "Third", why: "Too late." },
  ],
};

export const multiple: Question = {
  ...base,
  id: "q.multiple",
  type: "multiple",
  prompt: "Which of these?",
  options: [
    { id: "a", text: "One", correct: true },
    { id: "b", text: "Two", why: "Even." },
    { id: "c", text: "Three", correct: true },
  ],
};

export const statement: Question = { ...base, id: "q.bool", type: "boolean", prompt: "Is it?", answer: false };

export const order: Question = {
  ...base,
  id: "q.order",
  type: "order",
  prompt: "Put in order.",
  options: [
    { id: "a", text: "BEGIN" },
    { id: "b", text: "UPDATE" },
    { id: "c", text: "UPDATE" },
    { id: "d", text: "COMMIT" },
  ],
  order: ["a", "b", "c", "d"],
};

export const short: Question = {
  ...base,
  id: "q.short",
  type: "short",
  prompt: "Two words?",
  accept: ["read committed"],
  match: "fold",
};

export const output: Question = {
  ...base,
  id: "q.output",
  topic: "one.b",
  type: "output",
  prompt: "What does it print?",
  code: { lang: "javascript", text: "console.log(1);\nconsole.log(2);" },
  accept: ["1\n2"],
  match: "lines",
};

export const allKinds: readonly Question[] = [single, multiple, statement, order, short, output];
