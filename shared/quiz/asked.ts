/** What can be asked: the questions of roadmaps and the learner's own cards, under one key each. */
import { topicsForTracks } from "../catalog/topics.ts";
import type { Question, Roadmap } from "../catalog/roadmap.ts";
import { keyOfCard, type OwnCard } from "../domain/cards.ts";
import { keyOf } from "../domain/ids.ts";
import { numbersOf } from "./cloze.ts";

export type Asked = AskedQuestion | AskedCard;

interface Place {
  /** The key of its reviews. */
  readonly key: string;
  readonly roadmap: string;
  readonly step: string;
  readonly topic: string;
  readonly rev: number;
  /** Whole minutes that it takes about. */
  readonly minutes: number;
}

export interface AskedQuestion extends Place {
  readonly kind: "question";
  readonly question: Question;
  /**
   * False for a topic of a track that the learner does not walk: it is not offered, but what was answered comes back.
   */
  readonly walked: boolean;
}

export interface AskedCard extends Place {
  readonly kind: "card";
  readonly card: OwnCard;
  /** The number whose passages are hidden; null for a question with its answer. */
  readonly number: number | null;
  readonly walked: true;
}

/** A roadmap with the tracks that its learner walks. */
export interface RoadmapOnTracks {
  readonly roadmap: Roadmap;
  readonly tracks: Readonly<Record<string, string>>;
}

const MINUTES: Readonly<Record<Question["type"], number>> = {
  boolean: 1,
  single: 1,
  multiple: 1,
  short: 1,
  order: 2,
  output: 2,
};

/** Everything that can be asked, by key: in roadmap order, then the learner's cards that are not in the trash. */
export function askedOf(roadmaps: readonly RoadmapOnTracks[], cards: Iterable<OwnCard>): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const one of roadmaps) for (const question of questionsOf(one)) asked.set(question.key, question);
  for (const card of cards) {
    if (card.deletedAt !== null) continue;
    const { roadmap, step, topic } = card;
    for (const { key, number } of cardsOf(card)) {
      asked.set(key, { kind: "card", key, roadmap, step, topic, rev: 1, minutes: 1, card, number, walked: true });
    }
  }
  return asked;
}

/** What is asked of one card that is stored: one question, or one for each number of a cloze. Never empty. */
export function cardsOf({ id, kind, front }: OwnCard): readonly Pick<AskedCard, "key" | "number">[] {
  const [first = null, ...others] = kind === "cloze" ? numbersOf(front) : [];
  return [{ key: keyOfCard(id), number: first }, ...others.map((number) => ({ key: keyOfCard(id, number), number }))];
}

function* questionsOf({ roadmap, tracks }: RoadmapOnTracks): Generator<AskedQuestion> {
  const walked = new Set(topicsForTracks(roadmap, tracks).map(({ topic }) => topic.id));
  for (const step of roadmap.steps) {
    for (const question of step.questions ?? []) {
      yield {
        kind: "question",
        key: keyOf(roadmap.id, question.id),
        roadmap: roadmap.id,
        step: step.id,
        topic: question.topic,
        rev: question.rev,
        minutes: MINUTES[question.type],
        question,
        walked: walked.has(question.topic),
      };
    }
  }
}

/** The present `rev` of all that can be asked. */
export function revsOf(asked: ReadonlyMap<string, Asked>): ReadonlyMap<string, number> {
  return new Map([...asked].map(([key, { rev }]) => [key, rev]));
}

/** Keys that roadmaps took out. */
export function retiredKeys(roadmaps: readonly RoadmapOnTracks[]): ReadonlySet<string> {
  return new Set(roadmaps.flatMap(({ roadmap }) => (roadmap.retired ?? []).map(({ id }) => keyOf(roadmap.id, id))));
}
