/** The roadmaps that come with Waymark keep the promises of the format, and of the texts they were made from. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";
import { catalog } from "#shared/catalog/catalog.ts";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import { allTopics, topicsForTracks } from "#shared/catalog/topics.ts";
import { unwrap } from "#shared/std/result.ts";
import { wordsOf } from "./catalog-text.ts";

const root = join(import.meta.dirname, "../../shared/catalog");

async function readRoadmap(id: string): Promise<Roadmap> {
  return unwrap((await readRoadmapFolder(join(root, id))).roadmap);
}

it("lists every roadmap folder, and no other", async () => {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(catalog.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

describe.each(catalog)("$id", (entry) => {
  let roadmap: Roadmap;
  let topics: readonly Topic[];
  beforeAll(async () => {
    roadmap = await readRoadmap(entry.id);
    topics = allTopics(roadmap).map(({ topic }) => topic);
  });

  /** Ids of the topics that break a rule: a failing test then names them all. */
  const breaking = (rule: (topic: Topic) => boolean): readonly string[] =>
    topics.filter((topic) => !rule(topic)).map(({ id }) => id);

  it("has in the catalog what the roadmap says of itself", () => {
    const { id, revision, title, tagline, lang, dir, steps } = roadmap;
    const minutes = topicsForTracks(roadmap, {}).reduce((sum, { topic }) => sum + topic.minutes, 0);
    const told = { id, revision, title, tagline, lang, ...(dir ? { dir } : {}), steps: steps.length };
    expect({ ...told, hours: Math.round(minutes / 60) }).toEqual(entry);
  });

  it("has ids that begin with those of their step and topic", () => {
    const strange = roadmap.steps.flatMap((step) => [
      ...step.topics.filter(({ id }) => !id.startsWith(`${step.id}.`)).map(({ id }) => id),
      ...(step.questions ?? []).filter(({ id }) => !/^\.q\d+$/.test(id.slice(step.id.length))).map(({ id }) => id),
      ...step.topics.flatMap((topic) =>
        (topic.tasks ?? []).filter((task, i) => task.id !== `${topic.id}.t${i + 1}`).map(({ id }) => id),
      ),
    ]);
    expect(strange).toEqual([]);
  });

  it("gives each topic an outcome, a text of 80 to 250 words, one to four sources and a task", () => {
    expect(breaking(({ outcome }) => outcome !== undefined)).toEqual([]);
    expect(breaking(({ body }) => wordsOf(body ?? "").length >= 80 && wordsOf(body ?? "").length <= 250)).toEqual([]);
    expect(breaking(({ resources = [] }) => resources.length >= 1 && resources.length <= 4)).toEqual([]);
    expect(breaking(({ tasks = [] }) => tasks.length >= 1)).toEqual([]);
  });

  it("says how long each source takes, and a topic takes as long as its parts, within a fifth", () => {
    expect(breaking(({ resources = [] }) => resources.every(({ minutes }) => minutes !== undefined))).toEqual([]);
    expect(breaking((topic) => Math.abs(topic.minutes - partsOf(topic)) <= partsOf(topic) * 0.2)).toEqual([]);
  });

  it("words a task as a row: one short sentence of at most 90 characters", () => {
    expect(breaking(({ tasks = [] }) => tasks.every((task) => /^[A-Z][^\n]{9,88}\.$/.test(task.do)))).toEqual([]);
  });

  it("has texts without HTML", () => {
    expect(breaking(({ body = "" }) => !/<\/?[a-z]/i.test(body.replaceAll(/```.*?```|`[^`]*`/gs, "")))).toEqual([]);
  });

  it("claims of no source that it was checked, as long as no link checker runs over it", () => {
    expect(breaking(({ resources = [] }) => resources.every(({ checked }) => checked === undefined))).toEqual([]);
  });

  it("puts every prerequisite before the topic that needs it", () => {
    const place = new Map(topics.map(({ id }, i) => [id, i]));
    const early = (id: string, before: string): boolean => (place.get(id) ?? Infinity) < (place.get(before) ?? -1);
    expect(breaking(({ id, requires = [] }) => requires.every((required) => early(required, id)))).toEqual([]);
  });
});

function partsOf(topic: Topic): number {
  return [...(topic.resources ?? []), ...(topic.tasks ?? [])].reduce((sum, part) => sum + (part.minutes ?? 0), 0);
}

describe("backend-developer", () => {
  let roadmap: Roadmap;
  beforeAll(async () => {
    roadmap = await readRoadmap("backend-developer");
  });

  it("says every sentence it was made from, in its place", () => {
    const told = {
      title: roadmap.title,
      tagline: roadmap.tagline,
      overview: roadmap.role?.overview,
      demand: roadmap.role?.marketDemand,
      salary: roadmap.role?.salary?.text,
      skills: `${roadmap.role?.keySkills?.join(", ")}.`,
      path: roadmap.steps.map(({ shortTitle, title }) => shortTitle ?? title),
      steps: roadmap.steps.map(({ title, description }) => [title, description]),
      faq: roadmap.faq?.map(({ question, answer }) => [question, answer]),
      callToAction: roadmap.callToAction,
    };
    expect(told).toEqual({
      title: "Backend Developer Roadmap 2026",
      tagline: "A step-by-step guide to mastering server-side logic, databases, and APIs.",
      overview:
        "A Backend Developer focuses on server-side logic, databases, and application architecture, ensuring seamless data flow to the frontend.",
      demand: "Very high, as scalable and secure infrastructure is critical for all applications.",
      salary: "$80,000 - $160,000+ USD",
      skills: "Node.js, Python, SQL, NoSQL, RESTful APIs, GraphQL, Docker, Authentication.",
      path: [
        "Internet Basics",
        "Programming Language",
        "Version Control",
        "Relational Databases",
        "NoSQL Databases",
        "APIs",
        "Caching",
        "Security Basics",
      ],
      steps: [
        ["Internet Basics", "Understand how the internet works: HTTP/HTTPS, DNS, browsers, and hosting."],
        [
          "Choose a Programming Language",
          "Learn a backend language like Node.js, Python, Go, or Java. Understand its runtime and ecosystem.",
        ],
        [
          "Version Control Systems",
          "Master Git for tracking code changes, branching, and collaborating on platforms like GitHub or GitLab.",
        ],
        [
          "Relational Databases (SQL)",
          "Learn PostgreSQL or MySQL. Understand normalization, joins, indexes, and ACID properties.",
        ],
        [
          "NoSQL Databases",
          "Learn Document databases like MongoDB or key-value stores like Redis for flexible data schemas.",
        ],
        [
          "Building APIs",
          "Master REST principles, build robust endpoints, and explore GraphQL for flexible data querying.",
        ],
        [
          "Caching",
          "Implement caching mechanisms using Redis or Memcached to reduce database load and improve response times.",
        ],
        [
          "Security Basics",
          "Learn about hashing (bcrypt), HTTPS, CORS, and implement authentication using JWT or OAuth.",
        ],
      ],
      faq: [
        [
          "Which backend language should I learn first?",
          "Node.js (JavaScript) or Python are excellent starting points due to their large ecosystems and beginner-friendly syntax.",
        ],
        [
          "Do I need to know frontend to be a backend developer?",
          "Not entirely, but understanding how the frontend consumes your APIs is extremely beneficial.",
        ],
        ["SQL or NoSQL?", "Learn SQL first as it provides a strong foundation in data modeling, then move to NoSQL."],
      ],
      callToAction: {
        title: "Generate Your Personalized Backend Developer",
        text: "This static roadmap is a great start. But what if you could have a dynamic, day-by-day study plan with interactive quizzes, notes, and progress tracking?",
        button: "Start Learning Now",
      },
    });
  });

  it("has the step ids that links and progress name", () => {
    expect(roadmap.steps.map(({ id }) => id)).toEqual(["net", "lang", "git", "rdb", "nosql", "api", "cache", "sec"]);
  });

  it.each(["node", "python", "go", "java"])("gives a learner of %s their own topic and those of everyone", (option) => {
    const walked = topicsForTracks(roadmap, { language: option }).filter(({ step }) => step.id === "lang");
    expect(walked.filter(({ topic }) => topic.track === `language=${option}`)).toHaveLength(1);
    expect(walked.filter(({ topic }) => topic.track === undefined).length).toBeGreaterThan(0);
    expect(walked.filter(({ topic }) => topic.track !== undefined)).toHaveLength(1);
  });

  it("asks about every topic of relational databases, in all six ways", () => {
    const step = roadmap.steps.find(({ id }) => id === "rdb");
    const questions = step?.questions ?? [];
    expect(new Set(questions.map(({ topic }) => topic))).toEqual(new Set(step?.topics.map(({ id }) => id)));
    expect(new Set(questions.map(({ type }) => type)).size).toBe(6);
  });

  it("says of every wrong option of a question why it is wrong", () => {
    const questions = roadmap.steps.flatMap((step) => step.questions ?? []).filter(({ type }) => type !== "order");
    const silent = questions.filter(({ options = [] }) => options.some(({ correct, why }) => !correct && !why));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
