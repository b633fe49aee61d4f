/** Small learners by hand, for tests that name their numbers. */
import type { Roadmap, Topic } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import type { Mark } from "#shared/domain/progress.ts";
import type { Plan, PlanInput } from "#shared/planner/model.ts";
import { dayOfDate } from "#shared/std/day.ts";

/** Sunday, 22 November 2026. */
export const TODAY = dayOfDate(2026, 11, 22);

/** One roadmap "r" in one step "s". */
export function roadmapOf(topics: readonly (Partial<Topic> & Pick<Topic, "id" | "minutes">)[], id = "r"): Roadmap {
  return {
    format: "waymark-roadmap",
    version: 1,
    id,
    revision: 1,
    title: "Roadmap",
    lang: "en",
    license: "",
    steps: [
      {
        id: "s",
        title: "Step",
        description: "",
        topics: topics.map((topic) => ({ rev: 1, title: `Topic ${topic.id}`, ...topic })),
      },
    ],
  };
}

export function enrolment(change: Partial<Enrolment> = {}): Enrolment {
  return {
    roadmap: "r",
    started: TODAY,
    target: null,
    tracks: {},
    known: new Set(),
    share: 1,
    archived: false,
    seen: 1,
    ...change,
  };
}

/** The same `minutes` every day, no buffer, nothing done; `change` overrides any of it. */
export function learner({
  minutes,
  roadmap,
  ...change
}: { minutes: number; roadmap: Roadmap } & Partial<PlanInput>): PlanInput {
  return {
    profile: { minutesByWeekday: Array.from({ length: 7 }, () => minutes), bufferPercent: 0 },
    overrides: new Map(),
    pauses: new Map(),
    pins: new Map(),
    enrolments: [enrolment()],
    roadmaps: new Map([[roadmap.id, roadmap]]),
    progress: new Map(),
    studyIntervals: [],
    reviews: [],
    today: TODAY,
    ...change,
  };
}

/** Three topics of half an hour. */
export const THREE = roadmapOf([
  { id: "a", minutes: 30 },
  { id: "b", minutes: 30 },
  { id: "c", minutes: 30 },
]);

/** `a1/2:20` for part 1 of 2 of topic a with 20 minutes, `q3:5` for three reviews of 5 minutes; one line a day. */
export function sketch({ days }: Plan): readonly string[] {
  return days.map(({ entries }) =>
    entries
      .map((entry) =>
        entry.kind === "topic"
          ? `${entry.topic}${entry.part}/${entry.of}:${entry.minutes}`
          : `q${entry.count}:${entry.minutes}`,
      )
      .join(" "),
  );
}

export function done(day: number): Mark {
  return { state: "done", day, rev: 1 };
}
