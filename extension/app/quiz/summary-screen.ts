/** A quiz that is over, in words: what holds, what comes back when, and after a check what may be marked. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { Asked } from "#shared/quiz/asked.ts";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import type { Day } from "#shared/std/day.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { progressOf } from "./question-screen.ts";
import type { CheckOffer, Reading, SummaryLine, SummaryScreen } from "./quiz-screen.ts";
import type { DoneAnswer, QuizSession } from "./quiz-session.ts";
import { dayInSentence, langOf, plainPrompt } from "./quiz-words.ts";

export interface SummaryInput {
  readonly texts: Texts;
  readonly name: string;
  readonly what: QuizWhat;
  readonly session: QuizSession;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly roadmaps: readonly Roadmap[];
  /** The days on which questions come back. */
  readonly due: ReadonlyMap<string, Day>;
  readonly today: Day;
  readonly hasMore: boolean;
  /** Topics that are walked or known already are not offered. */
  readonly isWalked: (roadmap: string, topic: string) => boolean;
  /** Topics that the learner unticked in the offer. */
  readonly unticked: ReadonlySet<string>;
  /** How many were marked, once they were. */
  readonly marked: number | null;
  readonly canUndo: boolean;
  readonly failed: string | null;
  readonly readingOf: (asked: Asked) => Reading | null;
}

/** So many topics to read at most: a longer list is no help. */
const MOST_READINGS = 3;

export function summaryScreen(input: SummaryInput): SummaryScreen {
  const { texts, name, session, due, today, hasMore, canUndo, failed } = input;
  const { done } = session;
  const wrong = done.filter(({ right }) => !right);
  const readings = readingsOf(input, wrong);
  const ms = done.reduce((sum, answer) => sum + answer.ms, 0);
  return {
    state: "summary",
    where: texts.count("quizSummaryWhere", done.length, name, Math.max(1, Math.round(ms / 60_000))),
    progress: progressOf(texts, session),
    title: titleOf(texts, done, due, today),
    lede: ledeOf(input, wrong, readings),
    lines: [...done]
      .sort((a, b) => Number(a.right) - Number(b.right) || (due.get(a.key) ?? 0) - (due.get(b.key) ?? 0))
      .flatMap((answer) => lineOf(input, answer)),
    readings,
    offer: input.what.type === "check" ? offerOf(input) : null,
    back: { label: texts.t("quizToday"), href: hashOf({ type: "today" }) },
    again: hasMore ? { label: texts.t("quizAgain") } : null,
    undoLabel: texts.t("quizUndo"),
    canUndo,
    failed,
  };
}

function titleOf(
  texts: Texts,
  done: readonly DoneAnswer[],
  due: ReadonlyMap<string, Day>,
  today: Day,
): readonly string[] {
  const wrong = done.filter(({ right }) => !right);
  const lines: string[] = [];
  if (done.length > wrong.length) lines.push(texts.count("quizHolds", done.length - wrong.length));
  const days = wrong.map(({ key }) => due.get(key) ?? today + 1);
  const first = Math.min(...days);
  if (wrong.length > 0) {
    const day = dayInSentence(texts, first, today);
    const same = wrong.length > 1 && days.every((one) => one === first);
    lines.push(same ? texts.t("quizReturnsSame", wrong.length, day) : texts.count("quizReturns", wrong.length, day));
  }
  return lines;
}

function ledeOf(
  { texts, asked, roadmaps }: SummaryInput,
  wrong: readonly DoneAnswer[],
  readings: readonly Reading[],
): string {
  if (wrong.length === 0) return texts.t("quizSummaryGood");
  // They stand below, each with its day.
  if (readings.length > 1) return texts.t("quizSummaryReadThese");
  const titles = new Set(wrong.flatMap(({ key }) => titleOfTopic(asked.get(key), roadmaps) ?? []));
  if (titles.size === 0) return "";
  // Titles have commas and an "and" of their own.
  const quoted = [...titles].map((title) => texts.t("quoted", title));
  const list = new Intl.ListFormat(texts.locale, { type: "conjunction" }).format(quoted);
  return texts.t("quizSummaryRead", list);
}

/**
 * Each topic once: what can be put on a day or comes soon stands first. After a check the offer names all topics that
 * come back: only what can be done about them is left.
 */
function readingsOf({ what, asked, readingOf }: SummaryInput, wrong: readonly DoneAnswer[]): readonly Reading[] {
  const topics = new Map<string, Asked>();
  for (const { key } of wrong) {
    const found = asked.get(key);
    if (found) topics.set(keyOf(found.roadmap, found.topic), found);
  }
  const isSoon = ({ put, placed }: Reading): boolean => put !== null || placed?.soon === true;
  return [...topics.values()]
    .flatMap((one) => readingOf(one) ?? [])
    .filter((reading) => what.type !== "check" || isSoon(reading))
    .sort((a, b) => Number(isSoon(b)) - Number(isSoon(a)))
    .slice(0, MOST_READINGS);
}

function titleOfTopic(asked: Asked | undefined, roadmaps: readonly Roadmap[]): string | null {
  const roadmap = roadmaps.find(({ id }) => id === asked?.roadmap);
  return (roadmap && asked && findTopic(roadmap, asked.topic)?.topic.title) ?? null;
}

function lineOf(
  { texts, asked, due, roadmaps }: SummaryInput,
  { key, right }: DoneAnswer,
): SummaryLine | readonly never[] {
  const found = asked.get(key);
  const day = due.get(key);
  if (!found) return [];
  const lang = langOf(found, roadmaps);
  return { key, text: plainPrompt(found), lang, right, when: day === undefined ? "" : texts.shortDay(day) };
}

/** Topics of which every question that was asked is right, and which are not walked yet. */
export function topicsThatHold(
  { done }: QuizSession,
  asked: ReadonlyMap<string, Asked>,
  isWalked: (roadmap: string, topic: string) => boolean,
): readonly Asked[] {
  const topics = new Map<string, { readonly asked: Asked; readonly holds: boolean }>();
  for (const { key, right } of done) {
    const found = asked.get(key);
    if (!found) continue;
    const before = topics.get(found.topic)?.holds ?? true;
    topics.set(found.topic, { asked: found, holds: before && right });
  }
  return [...topics.values()]
    .filter(({ asked: one, holds }) => holds && !isWalked(one.roadmap, one.topic))
    .map((topic) => topic.asked);
}

function offerOf(input: SummaryInput): CheckOffer | null {
  const { texts, session, asked, roadmaps, isWalked, unticked, marked } = input;
  const holding = topicsThatHold(session, asked, isWalked);
  const wrong = new Map(
    session.done.flatMap(({ key, right }) => {
      const found = asked.get(key);
      return right || !found ? [] : [[found.topic, found] as const];
    }),
  );
  const none = holding.length === 0 && marked === null;
  if (none && wrong.size === 0) return null;
  return {
    // A question that nothing can answer is not asked.
    title: texts.t(none ? "quizOfferNone" : "quizOfferTitle"),
    lede: texts.t(none ? "quizOfferNoneLede" : "quizOfferLede"),
    topics: holding.map((one) => ({
      id: one.topic,
      title: titleOfTopic(one, roadmaps) ?? one.topic,
      lang: langOf(one, roadmaps),
      ticked: !unticked.has(one.topic),
    })),
    markLabel: texts.t("quizOfferMark"),
    marked: marked === null ? null : texts.count("quizOfferMarked", marked),
    comeBack: [...wrong.values()].map((one) => ({
      title: titleOfTopic(one, roadmaps) ?? one.topic,
      lang: langOf(one, roadmaps),
      href: hashOf({ type: "step", roadmap: one.roadmap, step: one.step, topic: one.topic }),
    })),
    comeBackLabel: texts.t("quizOfferBack"),
  };
}
