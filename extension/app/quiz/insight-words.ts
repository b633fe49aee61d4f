/** What the answers come to, in words and shares. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { findStep, findTopic } from "#shared/catalog/topics.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { dueAhead, hardest, retentionBy, type AheadDay, type Retention } from "#shared/quiz/insight.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { daysPart } from "./insight-days.ts";
import type { AheadPart, HardestPart, InsightScreen, RetentionPart } from "./insight-screen.ts";
import type { QuizState } from "./quiz-state.ts";
import { plainPrompt } from "./quiz-words.ts";

const DAYS_AHEAD = 30;
const HARDEST = 6;
/** The group of the learner's own cards. No roadmap may be called `own`. */
const OWN = "own";

export function insightScreen(texts: Texts, state: QuizState, roadmaps: readonly Roadmap[]): InsightScreen {
  const { answered } = state.replay;
  const title = texts.t("insightTitle");
  if (answered.length === 0) {
    const link = { label: texts.t("insightBegin"), href: hashOf({ type: "quiz", what: null }) };
    return { state: "empty", title, lede: texts.t("insightEmpty"), link };
  }
  return {
    state: "ready",
    title,
    lede: texts.count("insightLede", answered.length, texts.date(answered[0]?.day ?? state.today)),
    retention: retentionPart(texts, state, roadmaps),
    days: daysPart(texts, state.book.days, state.today),
    hardest: hardestPart(texts, state, roadmaps),
    ahead: aheadPart(texts, state),
  };
}

function retentionPart(texts: Texts, { replay, asked }: QuizState, roadmaps: readonly Roadmap[]): RetentionPart {
  const groups = retentionBy(replay.answered, (question) => {
    const found = asked.get(question);
    if (!found) return null;
    return found.kind === "card" ? OWN : keyOf(found.roadmap, found.step);
  });
  return {
    title: texts.t("insightRetention"),
    lede: texts.t(groups.length === 0 ? "insightRetentionNone" : "insightRetentionLede"),
    heldLabel: texts.t("insightHeld"),
    expectedLabel: texts.t("insightExpected"),
    rows: groups.map((group) => ({
      key: group.group,
      title: titleOfGroup(texts, group, roadmaps),
      detail: texts.t("insightRetentionRow", group.held, group.answers, Math.round(group.expected)),
      held: group.held / group.answers,
      expected: group.expected / group.answers,
    })),
  };
}

function titleOfGroup(texts: Texts, { group }: Retention, roadmaps: readonly Roadmap[]): string {
  if (group === OWN) return texts.t("cardsTitle");
  for (const roadmap of roadmaps) {
    const step = roadmap.steps.find(({ id }) => keyOf(roadmap.id, id) === group);
    if (step) return step.title;
  }
  return group;
}

function hardestPart(texts: Texts, { replay, asked }: QuizState, roadmaps: readonly Roadmap[]): HardestPart | null {
  const rows = hardest(replay.answered, replay.cards, HARDEST).flatMap((hard) => {
    const found = asked.get(hard.question);
    if (!found) return [];
    const { roadmap: id, step, topic } = found;
    const roadmap = roadmaps.find((one) => one.id === id);
    const title = roadmap && findStep(roadmap, step) ? findTopic(roadmap, topic)?.topic.title : undefined;
    const link =
      title === undefined ? null : { label: title, href: hashOf({ type: "step", roadmap: id, step, topic }) };
    const detail = texts.t("insightHardRow", hard.wrong, hard.answers);
    return [{ key: hard.question, text: plainPrompt(found), detail, link }];
  });
  return rows.length === 0 ? null : { title: texts.t("insightHardest"), lede: texts.t("insightHardestLede"), rows };
}

function aheadLabel(texts: Texts, sum: number, busiest: AheadDay, today: AheadDay["day"]): string {
  if (sum === 0) return texts.t("insightAheadNone");
  const day = busiest.day === today ? texts.t("dayToday") : texts.t("quizOn", texts.longDay(busiest.day));
  if (sum !== busiest.questions) return texts.count("insightAheadLabel", sum, day, busiest.questions);
  return texts.count("insightAheadOneDay", sum, day);
}

function aheadPart(texts: Texts, { cards, asked, today }: QuizState): AheadPart {
  const days = dueAhead(cards, (key) => asked.get(key)?.minutes ?? 1, today, DAYS_AHEAD);
  const highest = Math.max(1, ...days.map(({ questions }) => questions));
  const sum = days.reduce((total, { questions }) => total + questions, 0);
  const busiest = days.reduce((most, day) => (day.questions > most.questions ? day : most));
  return {
    title: texts.t("insightAhead"),
    label: aheadLabel(texts, sum, busiest, today),
    bars: days.map((day, i) => ({
      day: day.day,
      share: day.questions / highest,
      count: day.questions === 0 ? "" : texts.number(day.questions),
      label: i === 0 ? texts.t("dayToday") : i % 7 === 0 && i < 28 ? texts.shortDate(day.day, today) : "",
      today: i === 0,
    })),
    table: {
      label: texts.t("insightTable"),
      columns: [texts.t("insightDay"), texts.t("insightQuestions"), texts.t("insightMinutes")],
      rows: days.filter(({ questions }) => questions > 0).map((day) => aheadRow(texts, day)),
    },
  };
}

function aheadRow(texts: Texts, { day, questions, minutes }: AheadDay): { key: string; cells: readonly string[] } {
  return { key: String(day), cells: [texts.longDay(day), texts.number(questions), texts.number(minutes)] };
}
