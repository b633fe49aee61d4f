/** What the arms of today's signpost say. */
import { describe, expect, it } from "vitest";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { THURSDAY_NOON, todayFixture } from "#test/support/today-fixture.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";

const LONG = "Draw the way of one page load, from the key press to the first paint, and name what may fail.";

function withTasks(rename: (title: string) => string): Roadmap {
  return {
    ...smallRoadmap,
    steps: smallRoadmap.steps.map((step) => ({
      ...step,
      topics: step.topics.map((topic) => ({
        ...topic,
        ...(topic.tasks ? { tasks: topic.tasks.map((task) => ({ ...task, do: rename(task.do) })) } : {}),
      })),
    })),
  };
}

async function labels(roadmap: Roadmap): Promise<readonly string[]> {
  const fixture = await todayFixture(roadmap, THURSDAY_NOON);
  fixture.acts.start();
  const screen = fixture.today.screen.value;
  return screen.state === "day" ? screen.arms.map(({ label }) => label) : [];
}

describe("the arms of the signpost", () => {
  it("name what fits, and say when it is all of today", async () => {
    expect(await labels(smallRoadmap)).toEqual(["Try A", "All of today", "All of today, and more"]);
  });

  it("do not cut two long titles off at the same word", async () => {
    const roadmap = withTasks(() => LONG);
    const [short, ...others] = await labels(roadmap);
    expect(short).toBe("The next task");
    expect(others.join()).not.toContain("Draw the way");
  });
});

describe("the arms of a day with one long task", () => {
  it.each([
    [100, ["A start on the next task", "A start on the next task", "About half of the next task"]],
    [50, ["A start on the next task", "About half of the next task", "Most of the next task"]],
    [30, ["A start on the next task", "Most of the next task"]],
    [20, ["A start on the next task", "The next task"]],
  ])("of %i minutes say how much of it fits", async (minutes, expected) => {
    const [step] = smallRoadmap.steps;
    const [topic] = step?.topics ?? [];
    if (!step || !topic) throw new Error("the roadmap is empty");
    const { resources: _, ...bare } = topic;
    const long = { ...bare, minutes, tasks: [{ id: "one.a.t1", do: LONG, accept: ["It is drawn."], minutes }] };
    const said = await labels({ ...smallRoadmap, steps: [{ ...step, topics: [long] }] });
    expect(said.slice(0, expected.length)).toEqual(expected);
  });
});

describe("the arms of a short task", () => {
  async function arms(tasks: readonly (readonly [title: string, minutes: number])[]): Promise<readonly string[]> {
    const [step] = smallRoadmap.steps;
    const [topic] = step?.topics ?? [];
    if (!step || !topic) throw new Error("the roadmap is empty");
    const { resources: _, ...bare } = topic;
    const short = {
      ...bare,
      minutes: tasks.reduce((sum, [, minutes]) => sum + minutes, 0),
      tasks: tasks.map(([title, minutes], i) => ({ id: `one.a.t${i}`, do: title, accept: ["It is done."], minutes })),
    };
    return await labels({ ...smallRoadmap, steps: [{ ...step, topics: [short] }] });
  }

  it("say that the time left is a start on the next", async () => {
    expect(
      await arms([
        ["Try A.", 5],
        [LONG, 90],
      ]),
    ).toEqual(["Try A", "Try A, and a start on the next", "Try A, and a start on the next"]);
  });

  it("name no next task at the end of the roadmap", async () => {
    expect(await arms([["Try A.", 5]])).toEqual(["Try A", "Try A", "Try A"]);
  });
});

describe("a row of the day", () => {
  it("shows how one knows that it is done without the marks of Markdown", async () => {
    const roadmap: Roadmap = {
      ...smallRoadmap,
      steps: smallRoadmap.steps.map((step) => ({
        ...step,
        topics: step.topics.map((topic) => ({
          ...topic,
          ...(topic.tasks
            ? { tasks: topic.tasks.map((task) => ({ ...task, accept: ["`git status` is **clean**."] })) }
            : {}),
        })),
      })),
    };
    const fixture = await todayFixture(roadmap, THURSDAY_NOON);
    fixture.acts.start();
    const screen = fixture.today.screen.value;
    const rows = screen.state === "day" ? screen.rows : [];
    expect(rows.map(({ detail }) => detail)).toContain("git status is clean.");
  });
});
