/** The trail: each step's state from its topics. */
import { topicsForTracks } from "#shared/catalog/topics.ts";
import type { Roadmap, Step } from "#shared/catalog/roadmap.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { Progress } from "#shared/domain/progress.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Stop, Trail } from "./today-screen.ts";

/** What counts as walked: done, skipped, or known before. */
export function isWalked(progress: Progress, known: ReadonlySet<string>, roadmap: string, topic: string): boolean {
  const state = progress.get(keyOf(roadmap, topic))?.state;
  return state === "done" || state === "skipped" || known.has(topic);
}

export interface StepShare {
  readonly step: Step;
  readonly topics: number;
  readonly walked: number;
}

/** How many of each step's topics are walked, on the chosen tracks. */
export function stepShares(
  roadmap: Roadmap,
  tracks: Readonly<Record<string, string>>,
  progress: Progress,
  known: ReadonlySet<string>,
): StepShare[] {
  // Counted in one pass: with a thousand topics, one for each step takes longer than drawing them.
  const counts = new Map(roadmap.steps.map(({ id }) => [id, { topics: 0, walked: 0 }]));
  for (const { step, topic } of topicsForTracks(roadmap, tracks)) {
    const count = counts.get(step.id);
    if (!count) continue;
    count.topics += 1;
    if (isWalked(progress, known, roadmap.id, topic.id)) count.walked += 1;
  }
  return roadmap.steps.map((step) => ({ step, ...(counts.get(step.id) ?? { topics: 0, walked: 0 }) }));
}

export interface TrailInput {
  readonly texts: Texts;
  readonly roadmap: Roadmap;
  readonly shares: readonly StepShare[];
  /** The step of today, or null before the start and after the end. */
  readonly todayStep: string | null;
  readonly hut: string;
}

export function trailOf({ texts, roadmap, shares, todayStep, hut }: TrailInput): Trail {
  const stops = shares.map((share, i): Stop => {
    const number = i + 1;
    const state =
      share.step.id === todayStep ? "today" : share.topics > 0 && share.walked === share.topics ? "done" : "ahead";
    const status = { done: "stepStatusDone", today: "stepStatusToday", ahead: "stepStatusAhead" } as const;
    return {
      number,
      name: share.step.shortTitle ?? share.step.title,
      href: hashOf({ type: "step", roadmap: roadmap.id, step: share.step.id }),
      state,
      fill: fillOf(share),
      status: texts.t(status[state], number),
    };
  });
  return { label: texts.count("trailLabel", stops.length), lang: roadmap.lang, stops, hut };
}

export function fillOf({ topics, walked }: Pick<StepShare, "topics" | "walked">): number {
  return topics === 0 ? 0 : Math.round((100 * walked) / topics);
}
