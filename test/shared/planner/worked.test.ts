import { expect, it } from "vitest";
import { plan } from "#shared/planner/plan.ts";
import { minutesAhead, minutesByDay, workedTopics } from "#shared/planner/worked.ts";
import { done, learner, THREE, TODAY } from "./learner.ts";

it("counts what was ticked or timed on each day, in roadmap order, and what is ahead", () => {
  const input = learner({
    minutes: 20,
    roadmap: THREE,
    progress: new Map([["r/a", done(TODAY - 2)]]),
    studyIntervals: [
      { roadmap: "r", topic: "b", day: TODAY - 2, minutes: 5 },
      { roadmap: "r", topic: "b", day: TODAY, minutes: 10 },
      { roadmap: "elsewhere", topic: "b", day: TODAY, minutes: 99 },
    ],
  });
  const worked = workedTopics(input);
  expect(worked.map(({ topic }) => topic.id)).toEqual(["a", "b"]);
  expect([...minutesByDay(worked)]).toEqual([
    [TODAY - 2, 35],
    [TODAY, 10],
  ]);
  // Half of b is left, and the whole of c.
  expect(minutesAhead(plan(input))).toBe(45);
});
