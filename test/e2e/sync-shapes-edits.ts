/** Every shape of the library's docs as two browsers may change it while they do not hear of each other. */
import * as Y from "yjs";
import { readBaselines, writeBaseline } from "#shared/domain/baseline.ts";
import {
  addPause,
  endPause,
  overrideDay,
  pinTopic,
  readDayOverrides,
  readPauses,
  readPins,
} from "#shared/domain/calendar.ts";
import { addCard, readCards, setCardFields, type NewCard } from "#shared/domain/cards.ts";
import { chooseTrack, markKnown, readEnrolments, setEnrolmentField } from "#shared/domain/enrolments.ts";
import type { ExportFile } from "#shared/domain/export-file.ts";
import { listDoc, putImportedRoadmap, readDocList, readImportedRoadmaps } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import { addNote, addQuotes, noteBody, readNotes, setNoteFields } from "#shared/domain/notes.ts";
import { readProfile, writeProfile } from "#shared/domain/profile.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { addComplaint, addHold, addReview, readReviewLog, takeBackReview } from "#shared/domain/reviews.ts";
import { addStudyInterval, readStudyIntervals, takeBackStudyInterval } from "#shared/domain/study.ts";
import { noteOf } from "#test/support/sample-note.ts";

export const ROADMAP = "backend-developer";
/** 2026-11-22. */
const DAY = 20_779;
const NOTES: DocName = "notes/2026-11";
const OLD_NOTES: DocName = "notes/2026-10";
const REVIEWS: DocName = "reviews/2026-11";
const OLD_REVIEWS: DocName = "reviews/2026-10";

/** The docs of one browser, changed in place; a name that is not there yet becomes an empty doc. */
export type Docs = Map<DocName, Y.Doc>;

export function docsOfFile({ docs }: Pick<ExportFile, "docs">): Docs {
  const found: Docs = new Map();
  for (const [name, update] of docs) Y.applyUpdate(docIn(found, name), update);
  return found;
}

function docIn(docs: Docs, name: DocName): Y.Doc {
  const doc = docs.get(name) ?? new Y.Doc();
  docs.set(name, doc);
  if (name !== LIBRARY) listDoc(docIn(docs, LIBRARY), name);
  return doc;
}

const review = (question: string, grade: 1 | 3, at: number) => ({ question, rev: 1, day: DAY, grade, ms: 4000, at });
const passage = (exact: string) => ({ exact, prefix: "before ", suffix: " after", comment: `on ${exact}` });
const card = (id: string): NewCard => ({
  id,
  guid: id,
  kind: "basic",
  front: `Front of ${id}`,
  back: `Back of ${id}`,
  roadmap: ROADMAP,
  step: "rdb",
  topic: "sql",
  note: "",
  tags: "",
  day: DAY,
});

/** What both have before they part. */
export function editBeforeParting(docs: Docs): void {
  const notes = docIn(docs, NOTES);
  addNote(notes, noteOf("edited by both", { kind: "text", body: "the middle" }));
  addNote(notes, noteOf("moved and trashed", { kind: "text", body: "is moved" }));
  const reviews = docIn(docs, REVIEWS);
  addReview(reviews, "answer to take back", review(`${ROADMAP}/q-old`, 1, 1));
  addCard(reviews, card("card of both"));
  const library = docIn(docs, LIBRARY);
  addPause(library, "pause of both", { from: DAY + 40, to: DAY + 45 });
  addStudyInterval(library, "time of both", { roadmap: ROADMAP, topic: "of both", day: DAY, minutes: 5 });
  setMark(library, `${ROADMAP}/done before`, { state: "done", day: DAY, rev: 1 });
}

/** What A does alone. `blob` is the name of a blob that A brings. */
export function editInA(docs: Docs, blob: string): void {
  const library = docIn(docs, LIBRARY);
  setMark(library, `${ROADMAP}/ticked in A`, { state: "done", day: DAY, rev: 1 });
  setMark(library, `${ROADMAP}/ticked in both`, { state: "done", day: DAY, rev: 1 });
  setMark(library, `${ROADMAP}/done before`, { state: "open", day: DAY, rev: 1 });
  setEnrolmentField(library, ROADMAP, { target: DAY + 200 });
  markKnown(library, ROADMAP, "known in A", true);
  writeBaseline(library, ROADMAP, {
    day: DAY,
    finish: { from: DAY + 150, to: DAY + 190 },
    steps: { rdb: DAY + 30 },
    left: [
      [DAY, 900],
      [DAY + 150, 0],
    ],
  });
  pinTopic(library, ROADMAP, "pinned in A", DAY + 3);
  addPause(library, "pause of A", { from: DAY + 10, to: DAY + 12 });
  endPause(library, "pause of both", DAY);
  overrideDay(library, DAY + 4, 50);
  addStudyInterval(library, "time of A", { roadmap: ROADMAP, topic: "in A", day: DAY, minutes: 11 });
  writeProfile(library, { minutesByWeekday: [0, 45, 25, 25, 25, 25, 0] });
  putImportedRoadmap(library, "roadmap-of-a", { title: "A's own", blob });
  const notes = docIn(docs, NOTES);
  addNote(notes, noteOf("new in A", { body: "of A", clip: blob, quotes: new Map([["q", passage("quoted in A")]]) }));
  noteBody(notes, "edited by both")?.insert(0, "A wrote before ");
  addQuotes(notes, "edited by both", new Map([["quote of A", passage("added in A")]]));
  setNoteFields(notes, "moved and trashed", { step: "internet", topic: "http" });
  addNote(docIn(docs, OLD_NOTES), noteOf("of last month", { body: "a month of A's own" }));
  const reviews = docIn(docs, REVIEWS);
  addReview(reviews, "answer of A", review(`${ROADMAP}/q-same`, 1, 100));
  addHold(reviews, "rest of A", { question: `${ROADMAP}/q-rests`, hold: "suspend", day: DAY, at: 5 });
  addCard(reviews, card("card of A"));
  setCardFields(reviews, "card of both", { front: "Front from A" });
}

/** What B does alone. */
export function editInB(docs: Docs): void {
  const library = docIn(docs, LIBRARY);
  setMark(library, `${ROADMAP}/ticked in B`, { state: "learning", day: DAY, rev: 2 });
  setMark(library, `${ROADMAP}/ticked in both`, { state: "skipped", day: DAY + 1, rev: 1 });
  chooseTrack(library, ROADMAP, "language", "go");
  markKnown(library, ROADMAP, "known in B", true);
  setEnrolmentField(library, ROADMAP, { share: 2 });
  pinTopic(library, ROADMAP, "pinned in B", DAY + 5);
  addPause(library, "pause of B", { from: DAY + 20, to: DAY + 22 });
  overrideDay(library, DAY + 6, 0);
  addStudyInterval(library, "time of B", { roadmap: ROADMAP, topic: "in B", day: DAY, minutes: 13 });
  takeBackStudyInterval(library, "time of both");
  writeProfile(library, { minutesByWeekday: [0, 25, 25, 25, 25, 60, 0], rolloverHour: 6 });
  const notes = docIn(docs, NOTES);
  addNote(notes, noteOf("new in B", { kind: "text", body: "of B" }));
  const body = noteBody(notes, "edited by both");
  body?.insert(body.length, " B wrote after");
  addQuotes(notes, "edited by both", new Map([["quote of B", passage("added in B")]]));
  setNoteFields(notes, "moved and trashed", { deletedAt: DAY });
  const reviews = docIn(docs, REVIEWS);
  addReview(reviews, "answer of B", review(`${ROADMAP}/q-same`, 3, 90));
  takeBackReview(reviews, "answer to take back");
  addComplaint(reviews, "complaint of B", { question: `${ROADMAP}/q-same`, rev: 1, day: DAY, text: "unclear" });
  addCard(reviews, card("card of B"));
  setCardFields(reviews, "card of both", { back: "Back from B" });
  addReview(docIn(docs, OLD_REVIEWS), "answer of last month", review(`${ROADMAP}/q-older`, 3, 2));
}

const sorted = <T>(entries: Iterable<readonly [string | number, T]>): Record<string, T> =>
  Object.fromEntries(
    [...entries].map(([key, value]) => [String(key), value] as const).sort(([a], [b]) => compare(a, b)),
  );
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Everything that the learner would miss, as plain values. Devices and the relay's address are sync's own. */
export function contentOf(docs: Docs) {
  const library = docIn(docs, LIBRARY);
  const all = [...docs].sort(([a], [b]) => compare(a, b)).map(([, doc]) => doc);
  const log = readReviewLog(all);
  return {
    profile: readProfile(library),
    enrolments: readEnrolments(library),
    baselines: sorted(readBaselines(library)),
    progress: sorted(readProgress(library)),
    pins: sorted(readPins(library)),
    pauses: sorted(readPauses(library)),
    overrides: sorted(readDayOverrides(library)),
    minutes: sorted(readStudyIntervals(library).map(({ topic, minutes }) => [topic, minutes])),
    imported: sorted(readImportedRoadmaps(library)),
    docs: readDocList(library).sort(),
    notes: sorted(
      all.flatMap((doc) => readNotes(doc)).map((note) => [note.id, { ...note, quotes: sorted(note.quotes) }]),
    ),
    reviews: sorted(log.reviews),
    takenBack: [...log.takenBack].sort(),
    holds: sorted(log.holds),
    complaints: sorted(log.complaints),
    broken: log.broken,
    cards: sorted(readCards(all)),
  };
}
