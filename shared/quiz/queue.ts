/** Which questions a quiz asks, and in which order. The same seed gives the same quiz. */
import { unreachable } from "../std/assert.ts";
import type { Day } from "../std/day.ts";
import type { Asked } from "./asked.ts";
import { dueOn, type DueCard } from "./due.ts";
import { retrievability } from "./forgetting.ts";
import { shuffled } from "./shuffle.ts";

export type QuizWhat =
  /** What comes back today. */
  | { readonly type: "due" }
  /** Ten minutes of anything. */
  | { readonly type: "minutes" }
  | { readonly type: "step"; readonly roadmap: string; readonly step: string }
  | { readonly type: "topic"; readonly roadmap: string; readonly topic: string }
  /** Ten questions from all of a step, to see what holds. */
  | { readonly type: "check"; readonly roadmap: string; readonly step: string };

export interface QueueInput {
  readonly asked: ReadonlyMap<string, Asked>;
  /** As `dueCards` gives them: what is suspended is not among them. */
  readonly cards: readonly DueCard[];
  /** Keys that rest: suspended, or buried today. */
  readonly resting: ReadonlySet<string>;
  /**
   * `<roadmap>/<topic>` of topics that were begun or done: only these bring new questions into ten minutes of anything.
   */
  readonly begun: ReadonlySet<string>;
  /** What today's plan has room for, or null to take all that is due. */
  readonly planned: ReadonlySet<string> | null;
  readonly today: Day;
  readonly seed: string;
}

/** Questions of one sitting by step or topic. */
const SITTING = 10;
/** A backlog is never shown as one pile. */
const MOST_DUE = 30;
const TEN_MINUTES = 10;

/** Keys in the order of asking; empty when there is nothing to ask. What was answered today is not asked again. */
export function queueOf(what: QuizWhat, input: QueueInput): readonly string[] {
  const ranks = rankAll(input);
  switch (what.type) {
    case "due": {
      const due = ranks.due.filter((asked) => input.planned === null || input.planned.has(asked.key));
      return keysOf((due.length > 0 ? due : ranks.due).slice(0, MOST_DUE));
    }
    case "minutes":
      return keysOf(within([...ranks.due, ...ranks.fresh.filter(isBegun(input)), ...ranks.later], TEN_MINUTES));
    case "step":
      return keysOf(inTurn(ranks, (asked) => asked.roadmap === what.roadmap && asked.step === what.step));
    case "topic":
      return keysOf(inTurn(ranks, (asked) => asked.roadmap === what.roadmap && asked.topic === what.topic));
    case "check":
      return keysOf(mixed(input, ranks, what.roadmap, what.step));
    default:
      return unreachable(what);
  }
}

interface Ranks {
  /** Weakest first. */
  readonly due: readonly Asked[];
  /** Never answered, shuffled within each topic. */
  readonly fresh: readonly Asked[];
  /** Answered before and not due yet, weakest first. */
  readonly later: readonly Asked[];
}

function rankAll({ asked, cards, resting, today, seed }: QueueInput): Ranks {
  const known = new Map(cards.map((card) => [card.key, card]));
  const open = (key: string): Asked | null => {
    const found = asked.get(key);
    const answeredToday = known.get(key)?.last === today;
    return found && !resting.has(key) && !answeredToday ? found : null;
  };
  const later = cards
    .filter(({ due, last }) => due > today && last < today)
    .sort((a, b) => retrievability(a, today) - retrievability(b, today) || (a.key < b.key ? -1 : 1));
  const fresh = [...asked.values()].filter(({ key, walked }) => walked && !known.has(key) && open(key));
  return {
    due: dueOn(cards, today).flatMap(({ key }) => open(key) ?? []),
    fresh: shuffledByTopic(fresh, seed),
    later: later.flatMap(({ key }) => open(key) ?? []),
  };
}

/** Topics keep their order, so that what comes first on the way is asked first. */
function shuffledByTopic(fresh: readonly Asked[], seed: string): readonly Asked[] {
  const topics = new Map<string, Asked[]>();
  for (const asked of fresh) topics.set(asked.topic, [...(topics.get(asked.topic) ?? []), asked]);
  return [...topics].flatMap(([topic, questions]) => shuffled(questions, `${seed}/${topic}`));
}

function inTurn({ due, fresh, later }: Ranks, isMeant: (asked: Asked) => boolean): readonly Asked[] {
  return [...due, ...fresh, ...later].filter(isMeant).slice(0, SITTING);
}

/** One question of each topic in turn, topics and questions shuffled: a check looks everywhere. */
function mixed(input: QueueInput, ranks: Ranks, roadmap: string, step: string): readonly Asked[] {
  const topics = new Map<string, Asked[]>();
  for (const asked of [...ranks.due, ...ranks.fresh, ...ranks.later]) {
    if (asked.kind !== "question" || asked.roadmap !== roadmap || asked.step !== step || !asked.walked) continue;
    topics.set(asked.topic, [...(topics.get(asked.topic) ?? []), asked]);
  }
  const piles = shuffled([...topics.keys()], input.seed).map((topic) =>
    shuffled(topics.get(topic) ?? [], `${input.seed}/${topic}`),
  );
  const rounds = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: rounds }, (_, round) => piles.flatMap((pile) => pile[round] ?? []))
    .flat()
    .slice(0, SITTING);
}

function within(asked: readonly Asked[], minutes: number): readonly Asked[] {
  const taken: Asked[] = [];
  let room = minutes;
  for (const one of asked) {
    if (one.minutes > room) continue;
    taken.push(one);
    room -= one.minutes;
  }
  return taken;
}

function isBegun({ begun }: QueueInput): (asked: Asked) => boolean {
  return ({ kind, roadmap, topic }) => kind === "card" || begun.has(`${roadmap}/${topic}`);
}

function keysOf(asked: readonly Asked[]): readonly string[] {
  return asked.map(({ key }) => key);
}
