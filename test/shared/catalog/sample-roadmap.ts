/** A small sound roadmap with every part of the format, and ways to break exactly one place of it. */
import type { Question, Roadmap } from "#shared/catalog/roadmap.ts";

export type Path = readonly (string | number)[];

const asked = {
  rev: 1,
  topic: "a.one",
  explanation: "Thirty characters at the very least.",
  source: "https://a.example/",
};

const questions: readonly Question[] = [
  {
    ...asked,
    id: "a.q1",
    type: "single",
    prompt: "Which?",
    options: [
      { id: "a", text: "This", correct: true },
      { id: "b", text: "That", why: "It is not." },
    ],
    hint: "Look again.",
    run: { engine: "git", code: "echo {{case}}", cases: { a: "this" }, when: "this" },
  },
  {
    ...asked,
    id: "a.q2",
    type: "multiple",
    prompt: "Which ones?",
    options: [
      { id: "a", text: "This", correct: true },
      { id: "b", text: "That", correct: true },
    ],
  },
  { ...asked, id: "a.q3", type: "boolean", prompt: "True or false?", answer: false },
  {
    ...asked,
    id: "a.q4",
    type: "order",
    prompt: "In which order?",
    options: ["a", "b", "c"].map((id) => ({ id, text: `Part ${id}` })),
    order: ["b", "a", "c"],
  },
  { ...asked, id: "a.q5", type: "short", prompt: "What?", accept: ["this"], match: "fold", noRun: "A sample." },
  { ...asked, id: "a.q7", type: "short", prompt: "How many?", accept: ["7"], match: "exact", tolerance: 0.5 },
  {
    ...asked,
    id: "a.q6",
    type: "output",
    prompt: "What does it print?",
    code: { lang: "sql", text: "SELECT 1;" },
    accept: ["1"],
    match: "lines",
    appliesTo: "PostgreSQL 18.6",
    run: { engine: "postgresql", code: "{{shown}}" },
  },
];

export const sample: Roadmap = {
  format: "waymark-roadmap",
  version: 1,
  id: "sample",
  revision: 1,
  title: "Sample",
  year: 2026,
  tagline: "A small one.",
  lang: "en",
  dir: "ltr",
  license: "CC BY 4.0",
  origin: { kind: "waymark", url: "https://a.example/", attribution: "Somebody" },
  role: {
    overview: "What it is.",
    marketDemand: "High.",
    salary: { text: "Enough", min: 1, max: 2, openEnded: true, currency: "EUR", per: "month" },
    keySkills: ["Patience"],
  },
  faq: [{ id: "faq.why", question: "Why?", answer: "Because." }],
  tracks: [
    {
      id: "tool",
      title: "Your tool",
      options: [
        { id: "saw", title: "Saw" },
        { id: "axe", title: "Axe" },
      ],
    },
  ],
  callToAction: { title: "Go", text: "Begin today.", button: "Begin" },
  steps: [
    {
      id: "a",
      title: "First step",
      shortTitle: "First",
      description: "Begin.",
      topics: [
        {
          id: "a.one",
          rev: 1,
          title: "One",
          outcome: "You can begin.",
          body: "Text.",
          minutes: 30,
          resources: [{ title: "Read", url: "https://a.example/", kind: "guide", minutes: 20, checked: "2026-11" }],
          tasks: [{ id: "a.one.t1", do: "Begin.", accept: ["Begun."], minutes: 10, hint: "Now." }],
        },
        { id: "a.saw", rev: 1, title: "Saw", minutes: 10, requires: ["a.one"], track: "tool=saw" },
        { id: "a.axe", rev: 1, title: "Axe", minutes: 10, requires: ["a.one"], track: "tool=axe" },
      ],
      questions,
    },
    {
      id: "b",
      title: "Second step",
      description: "Go on.",
      topics: [{ id: "b.two", rev: 2, title: "Two", minutes: 600, requires: ["a.one"], optional: true }],
    },
  ],
  retired: [{ id: "a.zero", replacedBy: ["a.one"], credit: "offer-check" }],
};

/** A copy in which one place holds another value. */
export function changed(path: Path, value: unknown, roadmap: Roadmap = sample): unknown {
  return rebuilt(roadmap, path, (holder, key) => {
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  });
}

/** A copy in which one named value is gone. */
export function without(path: Path, roadmap: Roadmap = sample): unknown {
  return rebuilt(roadmap, path, (holder, key) => {
    Reflect.deleteProperty(holder, key);
  });
}

function rebuilt(roadmap: Roadmap, path: Path, change: (holder: object, key: string | number) => void): unknown {
  const copy: unknown = structuredClone(roadmap);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = isObject(holder) ? Reflect.get(holder, key) : undefined;
  const last = path.at(-1);
  if (!isObject(holder) || last === undefined) throw new Error(`the sample has no place ${path.join(".")}`);
  change(holder, last);
  return copy;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
