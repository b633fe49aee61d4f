import { describe, expect, it } from "vitest";
import { createTimer, type Timer } from "#ext/app/study/timer.ts";
import { createMemoryRunning } from "#test/support/memory-running-store.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const MINUTE = 60_000;
const A = { roadmap: "small", topic: "one.a", title: "Topic A" };
const B = { roadmap: "small", topic: "one.b", title: "Topic B" };

interface Setup extends TodayFixture {
  /** Another page of the same device, over the same library. */
  readonly page: () => Timer;
}

async function setup(): Promise<Setup> {
  const fixture = await todayFixture();
  const device = createMemoryRunning();
  const page = () => createTimer({ ...fixture, ports: { ...fixture.ports, running: device() } });
  return { ...fixture, page };
}

function noted({ library }: TodayFixture): readonly string[] {
  return library.view.value.studyIntervals.map(({ topic, minutes }) => `${topic} ${minutes}`).sort();
}

describe("the clock", () => {
  it("notes one interval when it is stopped, and writes nothing before", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(25 * MINUTE);
    expect(noted(fixture)).toEqual([]);
    timer.stop();
    expect(noted(fixture)).toEqual(["one.a 25"]);
    expect(timer.running.value).toBeNull();
    expect(fixture.library.view.value.studyIntervals[0]).toMatchObject({ day: 20_776, roadmap: "small" });
  });

  it("goes on when its tab is closed, and another page sees and stops it", async () => {
    const fixture = await setup();
    const first = fixture.page();
    first.start(A);
    first.dispose();
    fixture.clock.advance(30 * MINUTE);
    const second = fixture.page();
    expect(second.running.value).toMatchObject({ topic: "one.a" });
    second.stop();
    expect(noted(fixture)).toEqual(["one.a 30"]);
  });

  it("is seen by pages that are open already", async () => {
    const fixture = await setup();
    const [first, second] = [fixture.page(), fixture.page()];
    first.start(A);
    expect(second.running.value).toMatchObject({ topic: "one.a" });
    second.stop();
    expect(first.running.value).toBeNull();
  });

  it("goes over to another topic with one act", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.toggle(A);
    fixture.clock.advance(10 * MINUTE);
    timer.toggle(B);
    fixture.clock.advance(5 * MINUTE);
    timer.toggle(B);
    expect(noted(fixture)).toEqual(["one.a 10", "one.b 5"]);
  });

  it("runs on when a stop is taken back, and its interval no longer counts", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(10 * MINUTE);
    timer.stop();
    fixture.undo.undo();
    expect(noted(fixture)).toEqual([]);
    fixture.clock.advance(10 * MINUTE);
    timer.stop();
    expect(noted(fixture)).toEqual(["one.a 20"]);
  });

  it("notes nothing under a minute, nor when the device's clock went back", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(20_000);
    timer.stop();
    timer.start(A);
    fixture.clock.advance(-366 * 1440 * MINUTE);
    timer.stop();
    expect(noted(fixture)).toEqual([]);
    expect(timer.running.value).toBeNull();
  });

  it("asks when it was forgotten, and notes what the learner says", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(200 * MINUTE);
    timer.stop();
    expect(noted(fixture)).toEqual([]);
    expect(timer.question.value).toMatchObject({ ran: 200, choices: [25, 60, 120, 200] });
    timer.answer(25);
    expect(noted(fixture)).toEqual(["one.a 25"]);
    expect(timer.question.value).toBeNull();
    expect(timer.running.value).toBeNull();
  });

  it("does not offer a night as time studied", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(14 * 60 * MINUTE);
    timer.stop();
    expect(timer.question.value?.choices).toEqual([25, 60, 120]);
    timer.answer(0);
    expect(noted(fixture)).toEqual([]);
    expect(timer.running.value).toBeNull();
  });

  it("asks about a forgotten clock before the next one starts", async () => {
    const fixture = await setup();
    const timer = fixture.page();
    timer.start(A);
    fixture.clock.advance(200 * MINUTE);
    timer.start(B);
    expect(timer.running.value).toMatchObject({ topic: "one.a" });
    timer.answer(60);
    expect(timer.running.value).toMatchObject({ topic: "one.b" });
    expect(noted(fixture)).toEqual(["one.a 60"]);
  });
});
