/** The new tab before the start, at the end, and when the storage does not answer. */
import { topicsForTracks } from "#shared/catalog/topics.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { keyOf } from "#shared/domain/ids.ts";
import type { Profile } from "#shared/domain/profile.ts";
import { weekdayOfDay, type Day } from "#shared/std/day.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { dayFacts, planInputOf, type DayFacts } from "./day-facts.ts";
import type { AllDoneScreen, FaultScreen, FirstScreen, Pace } from "./today-screen.ts";
import { stepShares, trailOf } from "./trail.ts";

const PACES = [
  [10, "firstPaceShort"],
  [25, "firstPaceMiddle"],
  [45, "firstPaceLong"],
] as const;

/** Monday to Friday with these minutes. */
export function minutesOfPace(pace: number): Profile["minutesByWeekday"] {
  return [0, pace, pace, pace, pace, pace, 0];
}

/** What starting today with this pace makes of a library: the first day has its minutes, also on a weekend. */
export function viewAtStart(view: LibraryView, roadmap: string, pace: number, today: Day): LibraryView {
  const minutesByWeekday = minutesOfPace(pace);
  const overrides = new Map(view.overrides);
  if (minutesByWeekday[weekdayOfDay(today)] === 0) overrides.set(today, pace);
  return {
    ...view,
    profile: { ...view.profile, minutesByWeekday },
    overrides,
    enrolments: [
      { roadmap, started: today, target: null, tracks: {}, known: new Set(), share: 1, archived: false, seen: 1 },
    ],
  };
}

export interface FirstScreenInput {
  readonly texts: Texts;
  readonly view: LibraryView;
  readonly roadmap: Roadmap;
  readonly pace: number;
  readonly today: Day;
}

export function firstScreen({ texts, view, roadmap, pace, today }: FirstScreenInput): FirstScreen {
  const started = viewAtStart(view, roadmap.id, pace, today);
  const facts = enrolledFacts(started, roadmap, today);
  const topics = topicsForTracks(roadmap, {});
  const minutes = topics.reduce((sum, { topic }) => sum + topic.minutes, 0);
  const finish = facts?.plan.finish;
  const finishText = finish ? texts.dayRange(finish.from, finish.to, today) : "";
  const hut = finish ? texts.shortRange(finish.from, finish.to, today) : "";
  const rows = (facts?.items ?? []).slice(0, 3);
  const shares = stepShares(roadmap, {}, new Map(), new Set());
  return {
    state: "first",
    roadmapTitle: roadmap.title,
    lang: roadmap.lang,
    title: [texts.t("firstTitle1"), texts.t("firstTitle2")],
    lede: texts.t("firstLede", roadmap.steps.length, topics.length, texts.hours(minutes)),
    heading: texts.t("firstHeading"),
    total: texts.t(
      "minutesShort",
      rows.reduce((sum, row) => sum + row.minutes, 0),
    ),
    rows: rows.map((row) => ({
      step: roadmap.steps.findIndex((step) => step.id === row.step) + 1,
      verb: row.kind === "read" ? texts.t("todayRead") : "",
      title: row.title,
      detail: row.detail,
      minutes: texts.t("minutesShort", row.minutes),
    })),
    startLabel: texts.t("firstStart"),
    readLabel: texts.t("readRoadmap"),
    readHref: hashOf({ type: "roadmap", roadmap: roadmap.id }),
    promise: texts.t("firstPromise"),
    elsewhereLabel: texts.t("firstElsewhere"),
    ownLabel: texts.t("firstOwn"),
    ownHref: hashOf({ type: "start" }),
    question: texts.t("firstQuestion"),
    paces: PACES.map(([length, label]): Pace => ({
      minutes: length,
      label: texts.t(label),
      unit: texts.t("minuteUnit"),
      chosen: length === pace,
    })),
    finishLabel: texts.t("firstFinish"),
    finish: finishText,
    finishNote: texts.t("firstFinishNote"),
    trail: trailOf({ texts, roadmap, shares, todayStep: null, hut }),
  };
}

function enrolledFacts(view: LibraryView, roadmap: Roadmap, today: Day): DayFacts | null {
  return dayFacts(view, planInputOf(view, new Map([[roadmap.id, roadmap]]), today));
}

export function allDoneScreen(texts: Texts, facts: DayFacts, notes: number): AllDoneScreen {
  const { roadmap, enrolment, view, today } = facts;
  const topics = topicsForTracks(roadmap, enrolment.tracks);
  const minutes = topics.reduce((sum, { topic }) => sum + topic.minutes, 0);
  const shares = stepShares(roadmap, enrolment.tracks, view.progress, enrolment.known);
  return {
    state: "alldone",
    meta: texts.t("allDoneMeta", texts.longDay(today), Math.max(1, today - enrolment.started + 1)),
    title: texts.count("allDoneTitle", roadmap.steps.length),
    lede: allDoneLede(texts, roadmap.steps),
    facts: [
      { label: texts.t("factTopics"), value: texts.number(topics.length) },
      { label: texts.t("factTime"), value: texts.hours(minutes) },
      { label: texts.t("factNotes"), value: texts.number(notes) },
    ],
    exportLabel: texts.t("exportEverything"),
    readLabel: texts.t("readRoadmap"),
    readHref: hashOf({ type: "roadmap", roadmap: roadmap.id }),
    trail: trailOf({ texts, roadmap, shares, todayStep: null, hut: arrival(texts, facts) }),
  };
}

/** The day of the last mark; of topics that were known before there is none. */
function arrival(texts: Texts, { roadmap, enrolment, view, today }: DayFacts): string {
  const days = topicsForTracks(roadmap, enrolment.tracks).flatMap(
    ({ topic }) => view.progress.get(keyOf(roadmap.id, topic.id))?.day ?? [],
  );
  return days.length === 0 ? "" : texts.shortDate(Math.max(...days), today);
}

function allDoneLede(texts: Texts, steps: Roadmap["steps"]): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last) return texts.t("allDoneLedeOne");
  return texts.t("allDoneLede", first.shortTitle ?? first.title, last.shortTitle ?? last.title);
}

export interface StorageFacts {
  /** The newest copy of an edit in the journal, in words, or null when there is none. */
  readonly newestCopy: string | null;
  readonly freeSpace: string | null;
  /** For a report. Holds nothing of the learner's. */
  readonly details: string;
}

export function faultScreen(texts: Texts, storage: StorageFacts): FaultScreen {
  return {
    ...faultFrame(texts, storage),
    kicker: texts.t("faultKicker"),
    title: [texts.t("faultTitle1"), texts.t("faultTitle2")],
    lede: texts.t("faultLede"),
    lost: null,
  };
}

/** A library was here, and no copy of it can be read on this device. */
export function lostScreen(texts: Texts, storage: StorageFacts): FaultScreen {
  return {
    ...faultFrame(texts, storage),
    kicker: texts.t("lostKicker"),
    title: [texts.t("lostTitle1"), texts.t("lostTitle2")],
    lede: texts.t("lostLede"),
    lost: { importLabel: texts.t("lostImport"), anewLabel: texts.t("lostAnew") },
  };
}

function faultFrame(
  texts: Texts,
  storage: StorageFacts,
): Pick<FaultScreen, "state" | "retryLabel" | "copyLabel" | "facts" | "details"> {
  const facts = [
    { label: texts.t("faultJournal"), value: storage.newestCopy },
    { label: texts.t("faultFree"), value: storage.freeSpace },
  ];
  return {
    state: "fault",
    retryLabel: texts.t("faultRetry"),
    copyLabel: texts.t("faultCopy"),
    facts: facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])),
    details: storage.details,
  };
}
