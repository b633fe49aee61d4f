/**
 * How long a plan takes for 1,000 topics and 2,000 reviews: the median of 30 runs after a warm-up.
 *
 * Three cases: in time; late, where the planner also tries out what would meet the target; and today's rows, which
 * hold a plan of their own. Run by itself: `node test/bench/planner/plan.bench.ts`.
 */
import { performance } from "node:perf_hooks";
import type { Resource, Roadmap, Step, Task } from "#shared/catalog/roadmap.ts";
import { keyOf, resourceKey } from "#shared/domain/ids.ts";
import type { Mark } from "#shared/domain/progress.ts";
import type { DueReview, PlanInput } from "#shared/planner/model.ts";
import { plan } from "#shared/planner/plan.ts";
import { todayItems } from "#shared/planner/today.ts";

const TODAY = 20_779;
const RUNS = 30;
const WARM_UP = 20;

/** `ok` is whether every figure is within `barMs`, the bar of the design page. */
export interface PlanBench {
  readonly name: "planner";
  readonly topics: number;
  readonly reviews: number;
  readonly barMs: number;
  readonly medianMs: Readonly<Record<"plan" | "planLate" | "todayItems", number>>;
  /** The same in time of the processor, which other work on the machine does not stretch. */
  readonly medianCpuMs: Readonly<Record<"plan" | "planLate" | "todayItems", number>>;
  readonly ok: boolean;
}

export function run(): PlanBench {
  const inTime = largeInput(null);
  const late = largeInput(TODAY + 500);
  const acts = { plan: () => plan(inTime), planLate: () => plan(late), todayItems: () => todayItems(inTime) };
  const timed = { plan: timesOf(acts.plan), planLate: timesOf(acts.planLate), todayItems: timesOf(acts.todayItems) };
  const medians = (kind: "wall" | "cpu") => ({
    plan: median(timed.plan[kind]),
    planLate: median(timed.planLate[kind]),
    todayItems: median(timed.todayItems[kind]),
  });
  const medianMs = medians("wall");
  const topics = [...inTime.roadmaps.values()].flatMap((roadmap) => roadmap.steps.flatMap((step) => step.topics));
  const barMs = 20;
  const ok = Object.values(medianMs).every((ms) => ms <= barMs);
  return {
    name: "planner",
    topics: topics.length,
    reviews: inTime.reviews.length,
    barMs,
    medianMs,
    medianCpuMs: medians("cpu"),
    ok,
  };
}

function timesOf(act: () => unknown): { readonly wall: readonly number[]; readonly cpu: readonly number[] } {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let i = -WARM_UP; i < RUNS; i++) {
    const start = performance.now();
    const used = process.threadCpuUsage();
    act();
    const { user, system } = process.threadCpuUsage(used);
    if (i < 0) continue;
    wall.push(performance.now() - start);
    cpu.push((user + system) / 1000);
  }
  return { wall, cpu };
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}

/** Ten steps of a hundred topics, a tenth of them begun, reviews due over half a year. */
function largeInput(target: number | null): PlanInput {
  const roadmap = largeRoadmap();
  return {
    profile: { minutesByWeekday: [0, 60, 60, 45, 60, 60, 30], bufferPercent: 10 },
    overrides: new Map([[TODAY + 3, 120]]),
    pauses: new Map([["p", { from: TODAY + 30, to: TODAY + 44 }]]),
    pins: new Map([[keyOf("large", "t0-50"), TODAY + 10]]),
    enrolments: [
      {
        roadmap: "large",
        started: TODAY - 90,
        target,
        tracks: {},
        known: new Set(),
        share: 1,
        archived: false,
        seen: 1,
      },
    ],
    roadmaps: new Map([["large", roadmap]]),
    progress: begun(roadmap),
    studyIntervals: Array.from({ length: 300 }, (_, i) => ({
      roadmap: "large",
      topic: `t${i % 10}-${i % 100}`,
      day: TODAY - 1 - (i % 80),
      minutes: 5 + (i % 7),
    })),
    reviews: Array.from({ length: 2000 }, (_, i): DueReview => ({
      question: `q${i}`,
      roadmap: "large",
      due: TODAY - 10 + ((i * 37) % 190),
      retrievability: ((i * 7919) % 1000) / 1000,
      minutes: 1 + (i % 2),
    })),
    today: TODAY,
  };
}

function largeRoadmap(): Roadmap {
  const steps = Array.from({ length: 10 }, (_, s): Step => {
    const topics = Array.from({ length: 100 }, (_topic, t) => ({
      id: `t${s}-${t}`,
      rev: 1,
      title: `Topic ${t}`,
      minutes: 45 + (t % 5) * 10,
      requires: t === 0 ? [] : [`t${s}-${t - 1}`],
      optional: t % 10 === 9,
      resources: [resource(s, t, 1), resource(s, t, 2)],
      tasks: [task(s, t)],
    }));
    return { id: `s${s}`, title: `Step ${s}`, description: "", topics };
  });
  return { format: "waymark-roadmap", version: 1, id: "large", revision: 1, title: "", lang: "en", license: "", steps };
}

function resource(step: number, topic: number, part: number): Resource {
  return { title: "Read", url: `https://example.org/${step}/${topic}/${part}`, kind: "guide", minutes: 15 };
}

function task(step: number, topic: number): Task {
  return { id: `t${step}-${topic}.1`, do: "Do", accept: ["It works."], minutes: 15 };
}

function begun(roadmap: Roadmap): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const [index, topic] of (roadmap.steps[0]?.topics ?? []).entries()) {
    const url = topic.resources?.[0]?.url;
    if (url !== undefined) {
      marks.set(resourceKey("large", topic.id, url), { state: "done", day: TODAY - 1 - (index % 60), rev: 1 });
    }
  }
  return marks;
}

if (import.meta.main) console.log(JSON.stringify(run(), null, 2));
