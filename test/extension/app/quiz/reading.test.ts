/** What to read after a wrong answer, and on which day. */
import { beforeEach, describe, expect, it } from "vitest";
import { readPins } from "#shared/domain/calendar.ts";
import { setEnrolmentField } from "#shared/domain/enrolments.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { setMark } from "#shared/domain/progress.ts";
import { unwrap } from "#shared/std/result.ts";
import type { QuizModel } from "#ext/app/quiz/quiz-model.ts";
import type { Reading } from "#ext/app/quiz/quiz-screen.ts";
import {
  answerRight,
  CHECK,
  questionOf,
  quizFixture,
  ROADMAP,
  screenOf,
  STEP,
  summaryOf,
  TODAY,
  type QuizFixture,
} from "./quiz-fixture.ts";

/** Weeks away in the plan, and nothing stands before it. */
const TOPIC = "rdb.model";
const KEY = `${ROADMAP}/${TOPIC}`;

let fixture: QuizFixture;

beforeEach(async () => {
  fixture = await quizFixture();
});

const about = (topic: string): Promise<QuizModel> => fixture.open({ type: "topic", roadmap: ROADMAP, topic });

const readingIn = (model: QuizModel): Reading | null | undefined => questionOf(model).verdict?.reading;

async function pins(): Promise<ReadonlyMap<string, number>> {
  return readPins(unwrap(await fixture.ports.docs.open(LIBRARY)).doc);
}

function firstDayOf(topic: string): number | undefined {
  return fixture.living.plan
    .peek()
    .days.find(({ entries }) => entries.some((entry) => entry.kind === "topic" && entry.topic === topic))?.day;
}

describe("a wrong answer", () => {
  it("offers to put the reading on the next study day, and says when it is there", async () => {
    const model = await about(TOPIC);
    model.acts.dontKnow();
    expect(readingIn(model)).toMatchObject({
      key: KEY,
      href: `#/roadmap/${ROADMAP}/rdb/${TOPIC}`,
      label: expect.stringMatching(/^Read /),
      put: "Put the reading on Friday",
      placed: null,
    });
    model.acts.putReading(KEY);
    expect(readingIn(model)).toMatchObject({ put: null, placed: { text: "The reading is on Friday.", soon: true } });
    expect(await pins()).toEqual(new Map([[KEY, TODAY + 1]]));
    expect(firstDayOf(TOPIC)).toBe(TODAY + 1);
    expect(fixture.undo.offered.peek()?.message).toMatch(/ is on Friday now\./);
  });

  it("gives the day back by undo, and keeps the answer", async () => {
    const model = await about(TOPIC);
    model.acts.dontKnow();
    const before = firstDayOf(TOPIC);
    model.acts.putReading(KEY);
    expect(model.acts.undo()).toBe(true);
    expect(readingIn(model)?.put).toBe("Put the reading on Friday");
    expect(await pins()).toEqual(new Map());
    expect(firstDayOf(TOPIC)).toBe(before);
    expect(questionOf(model).verdict?.right).toBe(false);
  });

  it("names the day that the plan has where what comes before it leaves no sooner one", async () => {
    const model = await about("rdb.windows");
    model.acts.dontKnow();
    expect(readingIn(model)).toMatchObject({
      put: null,
      placed: { text: expect.stringMatching(/^Planned for \d+ \w+\.$/), soon: false },
    });
    model.acts.putReading(`${ROADMAP}/rdb.windows`);
    expect(await pins()).toEqual(new Map());
  });

  it("about today's topic says that it is on today's list", async () => {
    const model = await about("net.way");
    model.acts.dontKnow();
    expect(readingIn(model)).toMatchObject({
      put: null,
      placed: { text: "The reading is on today’s list.", soon: true },
    });
  });

  it("about a topic that is done leads to it again, and leaves its mark and the plan alone", async () => {
    fixture.library.change((doc) => setMark(doc, KEY, { state: "done", day: TODAY - 3, rev: 1 }));
    const model = await about(TOPIC);
    model.acts.dontKnow();
    expect(readingIn(model)).toMatchObject({
      label: expect.stringMatching(/^Read .* again$/),
      put: null,
      placed: null,
    });
    model.acts.putReading(KEY);
    expect(await pins()).toEqual(new Map());
  });

  it("of a roadmap that is set aside offers nothing", async () => {
    fixture.library.change((doc) => setEnrolmentField(doc, ROADMAP, { archived: true }));
    const model = await about(TOPIC);
    model.acts.dontKnow();
    expect(readingIn(model)).toBeNull();
  });
});

it("a right answer offers no reading", async () => {
  const model = await about(TOPIC);
  answerRight(model);
  expect(questionOf(model).verdict).toMatchObject({ right: true, reading: null });
});

it("the summary of a check names only what can be read soon: the offer has the other topics", async () => {
  const model = await fixture.open(CHECK);
  while (screenOf(model).state === "question") {
    model.acts.dontKnow();
    model.acts.go();
  }
  const { readings, offer } = summaryOf(model);
  expect(readings.map(({ put }) => put)).toEqual(["Put the reading on Friday"]);
  expect(offer?.comeBack.length).toBeGreaterThan(1);
  // By the address the page knows which of them already has its day.
  const links = offer?.comeBack.map(({ href }) => href) ?? [];
  expect(links).toContain(readings[0]?.href);
  expect(new Set(links).size).toBe(links.length);
});

it("the summary names each topic of a wrong answer once, at most three, and puts one on its day", async () => {
  const model = await fixture.open(STEP);
  for (let i = 0; i < 10; i++) {
    model.acts.dontKnow();
    model.acts.go();
  }
  const { readings, lede } = summaryOf(model);
  expect(lede).toBe("Reading these before then would help.");
  expect(readings.length).toBe(3);
  expect(new Set(readings.map(({ key }) => key)).size).toBe(3);
  // What can be done stands first.
  expect(readings.map(({ put }) => put)).toEqual(["Put the reading on Friday", null, null]);
  expect(readings[0]?.key).toBe(KEY);
  model.acts.putReading(KEY);
  expect(summaryOf(model).readings.find(({ key }) => key === KEY)?.placed?.text).toBe("The reading is on Friday.");
});
