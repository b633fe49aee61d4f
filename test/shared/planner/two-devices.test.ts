/** Two devices whose docs hold the same, whatever the way there, plan alike. Real docs, real merges. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { addPause, overrideDay, pinTopic, readDayOverrides, readPauses, readPins } from "#shared/domain/calendar.ts";
import { chooseTrack, enrol, markKnown, readEnrolments, setEnrolmentField } from "#shared/domain/enrolments.ts";
import { readProfile, writeProfile } from "#shared/domain/profile.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { addStudyInterval, readStudyIntervals } from "#shared/domain/study.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { todayItems } from "#shared/planner/today.ts";
import { TODAY, roadmapOf } from "./learner.ts";

const TASKS = [{ id: "t1.1", do: "Do", accept: ["It works."], minutes: 20 }];
const ROADMAPS = ["r", "z"].map((id) =>
  roadmapOf(
    [
      { id: "t0", minutes: 30, requires: ["t2"] },
      { id: "t1", minutes: 50, tasks: TASKS },
      { id: "t2", minutes: 20 },
      { id: "t3", minutes: 90 },
    ],
    id,
  ),
);

type Act = (doc: Y.Doc, id: string) => void;

const roadmap = fc.constantFrom("r", "z");
const topic = fc.constantFrom("t0", "t1", "t2", "t3");
const day = fc.integer({ min: TODAY - 3, max: TODAY + 6 });
const pastDay = fc.integer({ min: TODAY - 3, max: TODAY });

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(roadmap, pastDay).map(
    ([r, d]): Act =>
      (doc) =>
        enrol(doc, r, d),
  ),
  fc.tuple(roadmap, fc.nat({ max: 3 })).map(
    ([r, n]): Act =>
      (doc) =>
        setEnrolmentField(doc, r, { share: n + 1 }),
  ),
  fc.tuple(roadmap, topic, fc.boolean()).map(
    ([r, t, known]): Act =>
      (doc) =>
        markKnown(doc, r, t, known),
  ),
  fc.constantFrom("a", "b").map(
    (option): Act =>
      (doc) =>
        chooseTrack(doc, "r", "lang", option),
  ),
  fc.tuple(roadmap, topic, pastDay, fc.constantFrom("done", "open", "skipped")).map(
    ([r, t, d, state]): Act =>
      (doc) =>
        setMark(doc, `${r}/${t}`, { state, day: d, rev: 1 }),
  ),
  fc.tuple(day, fc.constantFrom(0, 20, 90)).map(
    ([d, minutes]): Act =>
      (doc) =>
        overrideDay(doc, d, minutes),
  ),
  fc.tuple(roadmap, topic, day).map(
    ([r, t, d]): Act =>
      (doc) =>
        pinTopic(doc, r, t, d),
  ),
  fc.tuple(day, fc.nat({ max: 3 })).map(
    ([d, n]): Act =>
      (doc, id) =>
        addPause(doc, id, { from: d, to: d + n }),
  ),
  fc.constantFrom(0, 25, 40).map(
    (minutes): Act =>
      (doc) =>
        writeProfile(doc, { minutesByWeekday: [minutes, 25, minutes, 25, 25, minutes, 0] }),
  ),
  fc.tuple(roadmap, topic, pastDay, fc.integer({ min: 1, max: 40 })).map(
    ([r, t, d, minutes]): Act =>
      (doc, id) =>
        addStudyInterval(doc, id, { roadmap: r, topic: t, day: d, minutes }),
  ),
);

function inputOf(doc: Y.Doc): PlanInput {
  return {
    profile: readProfile(doc),
    overrides: readDayOverrides(doc),
    pauses: readPauses(doc),
    pins: readPins(doc),
    enrolments: readEnrolments(doc),
    roadmaps: new Map(ROADMAPS.map((each) => [each.id, each])),
    progress: readProgress(doc),
    studyIntervals: readStudyIntervals(doc),
    reviews: [],
    today: TODAY,
  };
}

it("plans alike on two devices that edited apart and then merged", { timeout: 600_000 }, () => {
  let differing = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 10 }), fc.array(act, { maxLength: 10 }), (here, there) => {
      const [one, two] = [new Y.Doc(), new Y.Doc()];
      enrol(one, "r", TODAY - 2);
      enrol(two, "z", TODAY - 1);
      for (const [index, edit] of here.entries()) edit(one, `one-${index}`);
      for (const [index, edit] of there.entries()) edit(two, `two-${index}`);
      if (JSON.stringify(plan(inputOf(one))) !== JSON.stringify(plan(inputOf(two)))) differing++;
      const fromOne = Y.encodeStateAsUpdate(one);
      Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
      Y.applyUpdate(two, fromOne);
      expect(plan(inputOf(one))).toEqual(plan(inputOf(two)));
      expect(todayItems(inputOf(one))).toEqual(todayItems(inputOf(two)));
    }),
    { numRuns: 10_000 },
  );
  expect(differing).toBeGreaterThan(9000);
});
