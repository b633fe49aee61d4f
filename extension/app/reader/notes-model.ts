/** All notes, newest first, by step. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { standsNow } from "#shared/catalog/revisions.ts";
import type { NoteRow } from "#shared/ports.ts";
import { hashOf } from "#ext/app/route.ts";
import { noteLine } from "#ext/app/today/day-screen.ts";
import { trailOf } from "#ext/app/today/trail.ts";
import { createLiveRows } from "./live-rows.ts";
import type { NoteGroup, NotesScreen } from "./note-screens.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Day } from "#shared/std/day.ts";
import { fault } from "./page-states.ts";
import type { Reader } from "./reader.ts";
import type { Page } from "./reader-screens.ts";
import { joined } from "./reader-words.ts";
import { walkOf } from "./walked.ts";

/** So many notes at first, and with each "older" as many again. */
const BATCH = 200;

export interface NotesModel {
  readonly page: ReadonlySignal<Page<NotesScreen>>;
  older(): void;
  retry(): void;
  /** Begins to read and to listen; returns the way to stop. */
  listen(): () => void;
}

export function createNotesModel(reader: Reader): NotesModel {
  const { notes, ports } = reader.context;
  const { texts } = ports;
  const total = signal(0);
  let limit = BATCH;
  const live = createLiveRows(
    async () => {
      const [rows, count] = await Promise.all([notes.newest(limit), notes.count()]);
      total.value = count;
      return rows;
    },
    (listener) => notes.onChange(listener),
  );
  return {
    page: computed(() => {
      const found = live.rows.value;
      if (found.type === "loading") return found;
      if (found.type === "fault") return fault(reader.context);
      if (found.rows.length === 0) {
        const [title, lede] = [texts.t("notesEmptyTitle"), texts.t("notesEmptyLede")];
        const link = { label: texts.t("readerToToday"), href: hashOf({ type: "today" }) };
        return { type: "empty", title, lede, link, canRetry: false };
      }
      const groups = groupsOf(reader, found.rows);
      if (!groups) return { type: "loading" };
      const more = total.value > found.rows.length;
      return { type: "ready", screen: { count: texts.count("notesCount", total.value), groups, more } };
    }),
    older: () => {
      limit += BATCH;
      live.again();
    },
    retry: () => live.again(),
    listen: () => live.listen(),
  };
}

/** Null until the roadmaps of the notes are loaded. */
function groupsOf(reader: Reader, rows: readonly NoteRow[]): readonly NoteGroup[] | null {
  const roadmaps = [...new Set(rows.map(({ roadmap }) => roadmap))];
  if (roadmaps.some((id) => reader.outlines.roadmap(id).value.type === "loading")) return null;
  const byStep = new Map<string, NoteRow[]>();
  for (const row of rows.map((one) => placed(reader, one))) {
    const key = `${row.roadmap}/${row.step}`;
    const known = byStep.get(key);
    if (known) known.push(row);
    else byStep.set(key, [row]);
  }
  const { texts } = reader.context.ports;
  const today = reader.today();
  const elsewhere: NoteRow[] = [];
  const groups: NoteGroup[] = [];
  for (const [key, stepRows] of byStep) {
    const step = stepOf(reader, stepRows[0]);
    if (step === null) elsewhere.push(...stepRows);
    else groups.push({ key, title: step.title, step, notes: linesOf(texts, stepRows, today) });
  }
  if (elsewhere.length > 0) {
    const notes = linesOf(texts, elsewhere, today);
    groups.push({ key: "", title: texts.t("notesElsewhere"), step: null, notes });
  }
  return groups;
}

/** Notes of one page in one line. */
function linesOf(texts: Texts, rows: readonly NoteRow[], today: Day): NoteGroup["notes"] {
  const byPage = new Map<string, NoteRow[]>();
  for (const row of rows) {
    const page = row.canonicalUrl || row.id;
    const known = byPage.get(page);
    if (known) known.push(row);
    else byPage.set(page, [row]);
  }
  return [...byPage.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const line = noteLine(texts, first, today);
    const meta = joined([line.meta, more.length > 0 && texts.count("noteOthers", more.length)]);
    return [{ ...line, meta, id: first.id, ids: [first, ...more].map(({ id }) => id) }];
  });
}

/** A note at the step and topic that its own have become. */
function placed(reader: Reader, row: NoteRow): NoteRow {
  const state = reader.outlines.roadmap(row.roadmap).value;
  return state.type === "ready" ? { ...row, ...standsNow(state.roadmap, row) } : row;
}

/** What stands above a group: the step's mark and its name on the trail. */
function stepOf(
  reader: Reader,
  row: NoteRow | undefined,
): (NonNullable<NoteGroup["step"]> & { readonly title: string }) | null {
  const state = row && reader.outlines.roadmap(row.roadmap).value;
  if (state?.type !== "ready") return null;
  const { roadmap } = state;
  const { texts } = reader.context.ports;
  const walk = walkOf(roadmap, reader.context.library.view.value, reader.today());
  const at = roadmap.steps.findIndex(({ id }) => id === row?.step);
  const stop = trailOf({ texts, roadmap, shares: walk.shares, todayStep: walk.next?.step.id ?? null, hut: "" }).stops[
    at
  ];
  return stop ? { ...stop, title: stop.name } : null;
}
