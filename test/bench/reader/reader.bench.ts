/**
 * Opening the reader with a roadmap of 1,000 topics against the one that ships, in turn in one run: from the click on
 * the roadmap to the first frame that shows it, everything loaded anew in a fresh tab. The median of the ratios within
 * a round holds the bar. Run: `npm run bench -- reader`.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import type { Roadmap, Step } from "#shared/catalog/roadmap.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import { catalogBuild, type CatalogBuild } from "#test/e2e/harness/catalog-build.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "#test/e2e/harness/chromium.ts";
import { beginPlan } from "#test/e2e/harness/new-tab.ts";
import { median, publish } from "../newtab/figures.ts";

const WARM_UP = 2;
const ROUNDS = Number(process.env["WAYMARK_BENCH_ROUNDS"] ?? 15);
const TOPICS = 1000;
const SETTLE_MS = 1500;

interface Contender {
  readonly chromium: Chromium;
  readonly build: CatalogBuild;
}

const usual = await contender((roadmap) => roadmap);
const large = await contender(grown);
const times: { readonly usual: number; readonly large: number }[] = [];
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const [first, second] = [await openReader(usual.chromium), await openReader(large.chromium)];
  if (round >= 0) times.push({ usual: first, large: second });
}
for (const { chromium, build } of [usual, large]) {
  await chromium.close();
  await build.remove();
}

await publish("reader", [
  {
    name: `first screen with ${TOPICS} topics, against the one that ships`,
    value: median(times.map(({ usual: one, large: many }) => many / one)),
    unit: "x",
    bar: 1.5,
  },
  {
    name: "first screen, the roadmap that ships",
    value: median(times.map((time) => time.usual)),
    unit: "ms",
    bar: null,
  },
  { name: `first screen, ${TOPICS} topics`, value: median(times.map((time) => time.large)), unit: "ms", bar: null },
]);

async function contender(change: (roadmap: Roadmap) => Roadmap): Promise<Contender> {
  const build = await catalogBuild();
  await build.exchange(change);
  const chromium = await launchChromium({ extensions: [build.path] });
  await (await beginPlan(chromium)).close();
  return { chromium, build };
}

/** Copies of the roadmap's steps, with ids of their own, until a learner walks 1,000 topics. */
function grown(roadmap: Roadmap): Roadmap {
  const steps: Step[] = [];
  for (let copy = 0, topics = 0; topics < TOPICS; copy++) {
    for (const step of roadmap.steps) {
      if (topics >= TOPICS) break;
      const renamed = copyOf(step, copy);
      steps.push(renamed);
      topics += topicsForTracks({ ...roadmap, steps: [renamed] }, {}).length;
    }
  }
  return { ...roadmap, steps };
}

function copyOf(step: Step, copy: number): Step {
  const named = (id: string): string => (copy === 0 ? id : `${id}-${copy}`);
  return {
    ...step,
    id: named(step.id),
    topics: step.topics.map((topic) => ({
      ...topic,
      id: named(topic.id),
      minutes: short(topic.minutes),
      resources: (topic.resources ?? []).map(({ minutes = 15, ...page }) => ({ ...page, minutes: short(minutes) })),
      requires: (topic.requires ?? []).map((id) => named(id)),
      tasks: (topic.tasks ?? []).map((task) => ({ ...task, id: named(task.id), minutes: short(task.minutes) })),
    })),
    questions: (step.questions ?? []).map((question) => ({
      ...question,
      id: named(question.id),
      topic: named(question.topic),
    })),
  };
}

/** A plan has to end within ten years; the texts, which are what is drawn, stay as long as they are. */
function short(minutes: number): number {
  return Math.max(1, Math.round(minutes / 8));
}

/** Milliseconds from following the link to the first frame with the roadmap's title and its first step. */
async function openReader(chromium: Chromium): Promise<number> {
  const page = await openNewTab(chromium);
  await untilLiving(page);
  // A new tab draws its next days when it has nothing else to do; that is not the reader's work.
  await sleep(SETTLE_MS);
  const time = await timeToRoadmap(page);
  await page.close();
  return time;
}

async function timeToRoadmap(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((painted) => {
        const start = performance.now();
        const seen = new MutationObserver(() => {
          if (!document.querySelector(".reader h1") || !document.querySelector(".stagelist .stage h3")) return;
          seen.disconnect();
          // The frame after the one that is being made: by then this one is on the screen.
          requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now() - start)));
        });
        seen.observe(document.body, { childList: true, subtree: true });
        document.querySelector<HTMLElement>('.nav a[href="#/roadmap"]')?.click();
      }),
  );
}
