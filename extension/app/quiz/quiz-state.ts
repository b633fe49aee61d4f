/** What the answers come to on a day: states, what is due, what rests. Worked out from the log, never stored. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { ReviewLog } from "#shared/domain/reviews.ts";
import type { CardBook } from "#shared/ports.ts";
import { askedOf, retiredKeys, revsOf, type Asked } from "#shared/quiz/asked.ts";
import { easeOfCalendar } from "#shared/quiz/balance.ts";
import { dueCards, restingOf, type DueCard } from "#shared/quiz/due.ts";
import { replay, type Replay } from "#shared/quiz/replay.ts";
import type { Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import type { ReviewsRead } from "./reviews.ts";

export interface QuizState {
  readonly today: Day;
  readonly log: ReviewLog;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly replay: Replay;
  /** Of roadmaps that are walked, and the learner's own. */
  readonly cards: readonly DueCard[];
  /** Keys that are suspended, or buried today. */
  readonly resting: ReadonlySet<string>;
  readonly book: CardBook;
}

/** `roadmaps` are whole, with their questions: those enrolled in and those that are looked at. */
export function quizState(
  { log, cards: own }: ReviewsRead,
  view: LibraryView,
  roadmaps: readonly Roadmap[],
  today: Day,
): QuizState {
  const onTracks = roadmaps.map((roadmap) => ({
    roadmap,
    tracks: view.enrolments.find((one) => one.roadmap === roadmap.id)?.tracks ?? {},
  }));
  const asked = askedOf(onTracks, own.values());
  const ease = easeOfCalendar({ ...view, minutesByWeekday: view.profile.minutesByWeekday });
  const replayed = replay({ log, revs: revsOf(asked), retired: retiredKeys(onTracks), today, ease });
  const walked = view.enrolments.filter(({ archived }) => !archived).map(({ roadmap }) => roadmap);
  const setAside = new Set(view.enrolments.filter(({ archived }) => archived).map(({ roadmap }) => roadmap));
  const cards = dueCards(replayed, log.holds, today).filter(({ key }) => !setAside.has(asked.get(key)?.roadmap ?? ""));
  const resting = [...restingOf(log.holds, today)].filter(
    ([, { hold, day }]) => hold === "suspend" || (hold === "bury" && day === today),
  );
  return {
    today,
    log,
    asked,
    replay: replayed,
    cards,
    resting: new Set(resting.map(([key]) => key)),
    book: { builtOn: today, cards: cachedCards(cards, asked, walked), days: daysOf(replayed) },
  };
}

/** `<roadmap>/<topic>` of topics that were begun or done. */
export function begunTopics(view: LibraryView, roadmaps: readonly Roadmap[]): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const roadmap of roadmaps) {
    const known = view.enrolments.find((one) => one.roadmap === roadmap.id)?.known;
    for (const topic of roadmap.steps.flatMap((step) => step.topics)) {
      const key = keyOf(roadmap.id, topic.id);
      const state = view.progress.get(key)?.state;
      if (state === "done" || state === "learning" || known?.has(topic.id)) begun.add(key);
    }
  }
  return begun;
}

/** A card that belongs to no walked roadmap is planned with the first one. */
function cachedCards(
  cards: readonly DueCard[],
  asked: ReadonlyMap<string, Asked>,
  walked: readonly string[],
): CardBook["cards"] {
  return cards.map(({ key, last, due, stability }) => {
    const found = asked.get(key);
    const own = found?.roadmap ?? "";
    const roadmap = walked.includes(own) ? own : (walked[0] ?? own);
    return { key, roadmap, last, due, stability, minutes: found?.minutes ?? 1 };
  });
}

function daysOf({ answered }: Replay): CardBook["days"] {
  const days = new Map<Day, { count: number; ms: number }>();
  for (const { day, ms } of answered) {
    const sum = days.get(day) ?? { count: 0, ms: 0 };
    days.set(day, { count: sum.count + 1, ms: sum.ms + ms });
  }
  return [...days].map(([day, sum]) => ({ day, ...sum })).sort((a, b) => a.day - b.day);
}
