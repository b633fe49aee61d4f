/** Random learners for the planner's laws: small roadmaps, crowded calendars, every kind of mark. */
import * as fc from "fast-check";
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import type { Mark } from "#shared/domain/progress.ts";
import type { StudyInterval } from "#shared/domain/study.ts";
import type { DueReview, PlanInput } from "#shared/planner/model.ts";

export const TODAY = 20_779;

/** What a law leaves out, because it holds only without it. */
export interface Shape {
  readonly roadmaps?: 1 | 2;
  /** Topics may require each other in circles. Off by default. */
  readonly circles?: boolean;
  readonly pins?: boolean;
  readonly futureStart?: boolean;
  /** Marks, intervals and reviews of today itself. */
  readonly workedToday?: boolean;
  readonly shortReviews?: boolean;
  readonly targets?: boolean;
}

interface TopicDraft {
  readonly minutes: number;
  readonly requires: readonly number[];
  readonly optional: boolean;
  readonly track: "none" | "a" | "b";
  readonly resources: readonly (number | null)[];
  readonly tasks: readonly number[];
  readonly mark: Draft<Mark>;
  readonly partMarks: readonly Draft<Mark>[];
  readonly known: boolean;
  readonly pin: number | null;
}

type Draft<T> = T | null;

const rarely = <T>(arbitrary: fc.Arbitrary<T>, freq = 6): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { freq, nil: null }).map((value) => value);

/** One in `oneIn` draws is true. */
const seldom = (oneIn: number): fc.Arbitrary<boolean> => fc.integer({ min: 1, max: oneIn }).map((n) => n === 1);

const dayAround = (before: number, after: number): fc.Arbitrary<number> =>
  fc.integer({ min: TODAY - before, max: TODAY + after });

function arbitraryMark(shape: Shape): fc.Arbitrary<Mark> {
  return fc.record({
    state: fc.constantFrom("done", "done", "skipped", "learning", "open"),
    day: shape.workedToday === false ? dayAround(8, -1) : dayAround(4, 0),
    rev: fc.constant(1),
  });
}

function arbitraryTopic(shape: Shape): fc.Arbitrary<TopicDraft> {
  const mark = seldom(4).chain((has) => (has ? arbitraryMark(shape) : fc.constant(null)));
  return fc.record({
    minutes: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 20, max: 180 })),
    requires: fc.array(fc.nat({ max: 8 }), { maxLength: 2 }),
    optional: fc.boolean(),
    track: fc.constantFrom("none", "none", "none", "a", "b"),
    resources: fc.array(rarely(fc.integer({ min: 5, max: 40 })), { maxLength: 2 }),
    tasks: fc.array(fc.integer({ min: 5, max: 40 }), { maxLength: 2 }),
    mark,
    partMarks: fc.array(mark, { minLength: 4, maxLength: 4 }),
    known: seldom(6),
    pin:
      shape.pins === false ? fc.constant(null) : seldom(5).chain((has) => (has ? dayAround(2, 12) : fc.constant(null))),
  });
}

function arbitraryReview(shape: Shape, roadmaps: number): fc.Arbitrary<DueReview> {
  return fc.record({
    question: fc.nat({ max: 999 }).map((n) => `q${n}`),
    roadmap: fc.nat({ max: roadmaps - 1 }).map((n) => `r${n}`),
    due: dayAround(5, 10),
    retrievability: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    minutes: shape.shortReviews === true ? fc.constant(1) : fc.integer({ min: 1, max: 6 }),
  });
}

const arbitraryProfile = fc.record({
  minutesByWeekday: fc.array(fc.constantFrom(0, 0, 7, 15, 22, 25, 40, 60, 95), { minLength: 7, maxLength: 7 }),
  bufferPercent: fc.constantFrom(0, 10, 10, 33, 50),
});

const arbitraryCalendar = fc.record({
  overrides: fc.array(fc.tuple(dayAround(0, 12), fc.constantFrom(0, 5, 30, 120)), { maxLength: 3 }),
  pauses: fc.array(fc.record({ from: dayAround(2, 10), length: fc.nat({ max: 4 }) }), { maxLength: 2 }),
});

/** `PlanInput` of up to two roadmaps with up to nine topics each. */
export function arbitraryInput(shape: Shape = {}): fc.Arbitrary<PlanInput> {
  const roadmaps = shape.roadmaps ?? 2;
  return fc
    .record({
      topics: fc.array(fc.array(arbitraryTopic(shape), { maxLength: 9 }), { minLength: roadmaps, maxLength: roadmaps }),
      starts: fc.array(dayAround(9, shape.futureStart === false ? 0 : 6), { minLength: 2, maxLength: 2 }),
      targets: fc.array(shape.targets === true ? dayAround(2, 30) : fc.constant(null), { minLength: 2, maxLength: 2 }),
      shares: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 2 }),
      track: fc.constantFrom("a", "b"),
      profile: arbitraryProfile,
      calendar: arbitraryCalendar,
      timed: fc.array(
        fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 8 }), dayAround(4, 0), fc.integer({ min: 1, max: 50 })),
        {
          maxLength: 5,
        },
      ),
      reviews: fc.uniqueArray(arbitraryReview(shape, roadmaps), {
        maxLength: 25,
        selector: ({ roadmap, question }) => keyOf(roadmap, question),
      }),
      reviewMinutesToday: shape.workedToday === false ? fc.constant(0) : fc.constantFrom(0, 0, 0, 4),
    })
    .map((draft): PlanInput => {
      const built = draft.topics.map((topics, index) => buildRoadmap(`r${index}`, topics, shape));
      return {
        profile: draft.profile,
        overrides: new Map(draft.calendar.overrides),
        pauses: new Map(
          draft.calendar.pauses.map(({ from, length }, index) => [`p${index}`, { from, to: from + length }]),
        ),
        pins: new Map(draft.topics.flatMap((topics, index) => pinsOf(`r${index}`, topics))),
        enrolments: draft.topics.map((topics, index): Enrolment => {
          const known = new Set(topics.flatMap((topic, at) => (topic.known ? [`t${at}`] : [])));
          return {
            roadmap: `r${index}`,
            started: draft.starts[index] ?? TODAY,
            target: draft.targets[index] ?? null,
            tracks: { lang: draft.track },
            known,
            share: draft.shares[index] ?? 1,
            archived: false,
            seen: 1,
          };
        }),
        roadmaps: new Map(built.map((roadmap) => [roadmap.id, roadmap])),
        progress: new Map(draft.topics.flatMap((topics, index) => marksOf(built[index], topics))),
        studyIntervals: draft.timed
          .filter(([, , day]) => shape.workedToday !== false || day < TODAY)
          .map(([roadmap, topic, day, minutes]): StudyInterval => ({
            roadmap: `r${roadmap}`,
            topic: `t${topic}`,
            day,
            minutes,
          })),
        reviews: draft.reviews,
        reviewMinutesToday: draft.reviewMinutesToday,
        today: TODAY,
      };
    });
}

function buildRoadmap(id: string, drafts: readonly TopicDraft[], shape: Shape): Roadmap {
  const topics = drafts.map((draft, at): Topic => {
    const requires = draft.requires.filter((required) => shape.circles === true || depth(required) < depth(at));
    return {
      id: `t${at}`,
      rev: 1,
      title: `Topic ${at}`,
      minutes: draft.minutes,
      requires: requires.map((required) => `t${required}`),
      optional: draft.optional,
      ...(draft.track === "none" ? {} : { track: `lang=${draft.track}` }),
      resources: draft.resources.map((minutes, n) => ({
        title: "Read",
        url: `https://example.org/${at}/${n}`,
        kind: "guide",
        ...(minutes === null ? {} : { minutes }),
      })),
      tasks: draft.tasks.map((minutes, n) => ({ id: `t${at}.${n}`, do: "Do", accept: ["It works."], minutes })),
    };
  });
  const half = Math.ceil(topics.length / 2);
  return {
    format: "waymark-roadmap",
    version: 1,
    id,
    revision: 1,
    title: id,
    lang: "en",
    license: "",
    tracks: [
      {
        id: "lang",
        title: "Language",
        options: [
          { id: "a", title: "A" },
          { id: "b", title: "B" },
        ],
      },
    ],
    steps: [topics.slice(0, half), topics.slice(half)].map((part, n) => ({
      id: `s${n}`,
      title: `Step ${n}`,
      description: "",
      topics: part,
    })),
  };
}

/** Topics require only what has a smaller depth, so never in circles; 0 to 8 in another order than the roadmap's. */
function depth(topic: number): number {
  return (topic * 5 + 3) % 11;
}

function pinsOf(id: string, drafts: readonly TopicDraft[]): readonly (readonly [string, number])[] {
  return drafts.flatMap(({ pin }, at) => (pin === null ? [] : [[keyOf(id, `t${at}`), pin] as const]));
}

function marksOf(roadmap: Roadmap | undefined, drafts: readonly TopicDraft[]): readonly (readonly [string, Mark])[] {
  const topics = roadmap?.steps.flatMap((step) => step.topics) ?? [];
  const id = roadmap?.id ?? "";
  return topics.flatMap((topic, at) => {
    const draft = drafts[at];
    const parts = [
      ...(topic.resources ?? []).map(({ url }) => resourceKey(id, topic.id, url)),
      ...(topic.tasks ?? []).map((task) => keyOf(id, task.id)),
    ];
    const marks = [
      [keyOf(id, topic.id), draft?.mark] as const,
      ...parts.map((key, n) => [key, draft?.partMarks[n]] as const),
    ];
    return marks.flatMap(([key, mark]) => (mark ? [[key, mark] as const] : []));
  });
}
