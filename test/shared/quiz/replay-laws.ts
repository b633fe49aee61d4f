/** Laws of the replay. Each takes a replay, so that a broken one can be shown to break it; null is a law that held. */
import * as fc from "fast-check";
import { createEmptyCard, fsrs, type Card } from "ts-fsrs";
import * as Y from "yjs";
import { addReview, readReviewLog, takeBackReview, type Review } from "#shared/domain/reviews.ts";
import { FSRS_RULES } from "#shared/quiz/memory.ts";
import type { Replay, ReplayInput } from "#shared/quiz/replay.ts";
import { arbitraryEntries, inputOf, logOf, TODAY } from "./review-log.ts";

export type Replayer = (input: ReplayInput) => Replay;

export interface Law {
  readonly name: string;
  readonly property: (replay: Replayer) => fc.IRawProperty<unknown, false>;
}

const facts = ({ cards, answered, aside, future }: Replay): unknown => ({
  cards: [...cards].sort(([a], [b]) => (a < b ? -1 : 1)),
  answered,
  aside,
  future: [...future].sort(([a], [b]) => (a < b ? -1 : 1)),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The same whatever the order in which answers arrived. */
export const anyOrder: Law = {
  name: "any order of arrival gives the same",
  property: (replay) =>
    fc.property(
      arbitraryEntries({ newest: -3 }).chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      ),
      ([entries, arrived]) => same(facts(replay(inputOf(logOf(entries)))), facts(replay(inputOf(logOf(arrived))))),
    ),
};

/**
 * Two devices share a past, answer offline, undo some, and meet: what is replayed from their merged docs, rows applied
 * twice, is what ts-fsrs gives when it is called directly on the merged list.
 */
export const mergedDocsEqualTsFsrs: Law = {
  name: "two merged docs equal ts-fsrs on the merged list",
  property: (replay) =>
    fc.property(
      arbitraryEntries(),
      fc.array(fc.constantFrom("past", "here", "there", "both"), { minLength: 24, maxLength: 24 }),
      fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
      (entries, places, undone) => {
        const [here, there] = [new Y.Doc(), new Y.Doc()];
        const put = (doc: Y.Doc, where: readonly string[]): void =>
          entries.forEach(([id, review], i) => {
            if (where.includes(places[i] ?? "")) addReview(doc, id, review);
          });
        put(here, ["past"]);
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
        put(here, ["here", "both"]);
        put(there, ["there", "both"]);
        const taken = new Set(entries.filter((_, i) => undone[i] === true && i % 3 === 0).map(([id]) => id));
        for (const id of taken) takeBackReview(there, id);
        const [fromHere, fromThere] = [Y.encodeStateAsUpdate(here), Y.encodeStateAsUpdate(there)];
        for (const update of [fromThere, fromThere]) Y.applyUpdate(here, update);
        Y.applyUpdate(there, fromHere);
        const wanted = directly(entries.filter(([id]) => !taken.has(id)));
        const onBoth = [here, there].map((doc) => states(replay(inputOf(readReviewLog([doc])))));
        const inTwoDocs = states(
          replay(inputOf(readReviewLog([docOf(entries.slice(0, 9), taken), docOf(entries.slice(9), new Set())]))),
        );
        return onBoth.every((got) => same(got, wanted)) && same(inTwoDocs, wanted);
      },
    ),
};

function docOf(entries: readonly (readonly [string, Review])[], taken: ReadonlySet<string>): Y.Doc {
  const doc = new Y.Doc();
  for (const [id, review] of entries) addReview(doc, id, review);
  for (const id of taken) takeBackReview(doc, id);
  return doc;
}

function states({ cards }: Replay): unknown {
  return [...cards]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { stability, difficulty, last, reps, lapses }]) => [key, stability, difficulty, last, reps, lapses]);
}

/** Without our code: sorted, the first of each question and day, then ts-fsrs at noon UTC. */
function directly(entries: readonly (readonly [string, Review])[]): unknown {
  const scheduler = fsrs(FSRS_RULES);
  const ordered = entries.toSorted(
    ([a, x], [b, y]) => Math.sign(x.day - y.day) * 4 + Math.sign(x.at - y.at) * 2 + (a < b ? -1 : 1),
  );
  const cards = new Map<string, Card>();
  const seen = new Set<string>();
  for (const [, { question, day, grade }] of ordered) {
    if (seen.has(`${question} ${day}`)) continue;
    seen.add(`${question} ${day}`);
    const noon = new Date(Date.UTC(1970, 0, 1 + day, 12));
    cards.set(question, scheduler.next(cards.get(question) ?? createEmptyCard(noon), noon, grade).card);
  }
  return [...cards]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { stability, difficulty, last_review: last, reps, lapses }]) => [
      key,
      stability,
      difficulty,
      Math.floor((last?.getTime() ?? 0) / 86_400_000),
      reps,
      lapses,
    ]);
}

/** An answer that is not applied changes nothing, and is counted. */
export const asideChangesNothing: Law = {
  name: "what is set aside changes no card and is counted",
  property: (replay) =>
    fc.property(
      arbitraryEntries({ oldest: 40 }),
      arbitraryEntries({ oldest: -1, newest: -400 }).map((entries) => entries.map(([id, r]) => [`f${id}`, r] as const)),
      arbitraryEntries().map((entries) =>
        entries.map(([id, r], i) => [`u${id}`, i % 2 ? { ...r, question: "gone/q" } : { ...r, rev: 2 }] as const),
      ),
      (known, future, unknown) => {
        const plain = replay(inputOf(logOf(known)));
        const mixed = replay(inputOf(logOf([...unknown, ...future, ...known])));
        const wanted = { broken: 0, unknown: unknown.length, future: future.length, retired: 0, changed: 0 };
        return (
          same([...plain.cards], [...mixed.cards]) && same(plain.answered, mixed.answered) && same(mixed.aside, wanted)
        );
      },
    ),
};

/** A question whose meaning changed begins anew. */
export const changedBeginsAnew: Law = {
  name: "answers of an older rev do not count",
  property: (replay) =>
    fc.property(arbitraryEntries(), (entries) => {
      const revs = new Map([
        ["r/q1", 2],
        ["r/q2", 1],
        ["r/q3", 1],
        ["own/c1", 1],
      ]);
      const changed = replay(inputOf(logOf(entries), { revs }));
      const without = replay(inputOf(logOf(entries.filter(([, { question }]) => question !== "r/q1"))));
      return same(states(changed), states(without)) && !changed.cards.has("r/q1");
    }),
};

/**
 * A clock that is set back asks for no more than was due on that day: answers given since are set aside, and bring
 * nothing back.
 */
export const clockSetBack: Law = {
  name: "a clock set back brings nothing back that was not due then",
  property: (replay) =>
    fc.property(arbitraryEntries(), fc.integer({ min: 1, max: 400 }), (entries, back) => {
      const today = TODAY - back;
      const wrong = replay(inputOf(logOf(entries), { today }));
      const then = replay(inputOf(logOf(entries.filter(([, { day }]) => day <= today)), { today }));
      return same([...wrong.cards], [...then.cards]);
    }),
};

export const LAWS: readonly Law[] = [
  anyOrder,
  mergedDocsEqualTsFsrs,
  asideChangesNothing,
  changedBeginsAnew,
  clockSetBack,
];
