/**
 * How long the card states of 20,000 answers take: the median of 20 runs after a warm-up. One case begins with the log
 * in memory, the other with the docs, where each event is read and parsed first. Run by itself:
 * `node test/bench/reviews/replay.bench.ts`.
 */
import { performance } from "node:perf_hooks";
import * as Y from "yjs";
import { addReview, readReviewLog, reviewsDocOfDay, type Grade, type ReviewLog } from "#shared/domain/reviews.ts";
import { easeOfCalendar } from "#shared/quiz/balance.ts";
import { replay, type Replay } from "#shared/quiz/replay.ts";

const TODAY = 20_779;
const EVENTS = 20_000;
const QUESTIONS = 1_500;
const DAYS = 400;
const RUNS = 20;
const WARM_UP = 5;
const BAR_MS = 150;

const ease = easeOfCalendar({
  minutesByWeekday: [0, 30, 30, 30, 30, 30, 10],
  overrides: new Map([[TODAY + 3, 0]]),
  pauses: new Map([["p", { from: TODAY + 10, to: TODAY + 20 }]]),
});

function docs(): Y.Doc[] {
  const byName = new Map<string, Y.Doc>();
  for (let i = 0; i < EVENTS; i++) {
    // Scattered over questions and days, so that nothing arrives in order.
    const mixed = Math.imul(i + 1, 2_654_435_761) >>> 0;
    const day = TODAY - (mixed % DAYS);
    const grade: Grade = mixed % 5 === 0 ? 1 : mixed % 7 === 0 ? 2 : 3;
    const name = reviewsDocOfDay(day);
    const doc = byName.get(name) ?? new Y.Doc();
    byName.set(name, doc);
    const question = `backend-developer/q${(mixed >>> 8) % QUESTIONS}`;
    addReview(doc, mixed.toString(16).padStart(32, "0"), { question, rev: 1, day, grade, ms: 9_000, at: i });
  }
  return [...byName.values()];
}

const all = docs();
const log = readReviewLog(all);
const revs = new Map(Array.from({ length: QUESTIONS }, (_, i) => [`backend-developer/q${i}`, 1]));
const states = (of: ReviewLog): Replay => replay({ log: of, revs, retired: new Set(), today: TODAY, ease });

const medianMs = {
  replay: medianOf(() => states(log)),
  fromDocs: medianOf(() => states(readReviewLog(all))),
};
const { cards, answered } = states(log);
const ok = medianMs.replay <= BAR_MS && log.reviews.size === EVENTS;
console.log(
  JSON.stringify({
    name: "reviews",
    events: log.reviews.size,
    answered: answered.length,
    cards: cards.size,
    docs: all.length,
    barMs: BAR_MS,
    medianMs,
    ok,
  }),
);
process.exitCode = ok ? 0 : 1;

function medianOf(act: () => unknown): number {
  const times: number[] = [];
  for (let i = -WARM_UP; i < RUNS; i++) {
    const start = performance.now();
    act();
    if (i >= 0) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}
