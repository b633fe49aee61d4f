/** One note in words. */
import type { Note } from "#shared/domain/notes.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { ClipPart, JoinedNote, MoveGroup, NoteScreen, QuotePart } from "./note-screens.ts";
import type { Link } from "./reader-screens.ts";
import { joined } from "./reader-words.ts";
import type { Walk } from "./walked.ts";

/** A first line up to this long is a title. */
const TITLE_LENGTH = 100;

export interface NoteScreenInput {
  readonly texts: Texts;
  readonly note: Note;
  /** Notes of the same page, oldest first. */
  readonly others: readonly Note[];
  readonly clip: ClipPart;
  /** Null when the note's roadmap is not on this device. */
  readonly walk: Walk | null;
}

export function noteScreen({ texts, note, others, clip, walk }: NoteScreenInput): NoteScreen {
  const { title, body } = titleAndBody(texts, note);
  const source = sourceOf(note);
  const date = texts.date(note.day);
  return {
    place: { id: note.id, roadmap: note.roadmap, step: note.step, topic: note.topic },
    title,
    where: walk ? whereOf(texts, note, walk.roadmap) : "",
    byline: bylineOf(texts, [note, ...others]),
    source,
    dated: texts.t(source ? "noteSavedOn" : "noteWrittenOn", date),
    body,
    quotes: quoteParts(note),
    joined: others.map((other) => joinedNote(texts, other, walk)),
    clip,
    belongs: walk ? belongsTo(note, walk.roadmap) : null,
    moveTo: walk ? moveGroups(note, walk) : [],
    inTrash: note.deletedAt !== null,
  };
}

/** A note without a title is called by its first line, which then does not stand below once more. */
function titleAndBody(texts: Texts, { title, body }: Note): { readonly title: string; readonly body: string } {
  if (title !== "") return { title, body };
  const text = body.trim();
  const [first = ""] = text.split("\n", 1);
  if (first === "" || first.length > TITLE_LENGTH) return { title: texts.t("noteUntitled"), body };
  return { title: first, body: text.slice(first.length).trim() };
}

function quoteParts({ quotes }: Note): readonly QuotePart[] {
  return [...quotes].map(([id, { exact, comment }]) => ({ id, text: exact, comment }));
}

function joinedNote(texts: Texts, note: Note, walk: Walk | null): JoinedNote {
  const where = walk?.roadmap.id === note.roadmap ? whereOf(texts, note, walk.roadmap) : "";
  const label = joined([where, texts.t("noteSavedOn", texts.date(note.day))]);
  return {
    id: note.id,
    link: { label, href: hashOf({ type: "note", id: note.id }) },
    body: note.body.trim(),
    quotes: quoteParts(note),
  };
}

/** By the first of the notes that knows: they are of one page. */
function bylineOf(texts: Texts, notes: readonly Note[]): string {
  const author = notes.find((note) => note.author !== "")?.author ?? "";
  const published = notes.find((note) => note.published !== null)?.published ?? null;
  return joined([author !== "" && texts.t("noteBy", author), published !== null && texts.fullDate(published)]);
}

/** A note may come from another device or a file: only an address of the web becomes a link. */
function sourceOf({ url, site }: Note): Link | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href, hostname } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? { label: site || hostname, href } : null;
}

function whereOf(texts: Texts, { step, topic }: Note, roadmap: Roadmap): string {
  const at = roadmap.steps.findIndex(({ id }) => id === step);
  const found = roadmap.steps[at];
  if (!found) return "";
  const title = found.topics.find(({ id }) => id === topic)?.title;
  return texts.t("noteWhere", at + 1, title ?? found.title);
}

function belongsTo({ step, topic }: Note, roadmap: Roadmap): Link | null {
  const found = roadmap.steps.find(({ id }) => id === step);
  if (!found) return null;
  const title = found.topics.find(({ id }) => id === topic)?.title;
  return {
    label: title ?? found.title,
    href: hashOf({ type: "step", roadmap: roadmap.id, step }),
  };
}

/** Topics of the chosen tracks, and the one that the note is at. */
function moveGroups(note: Note, { roadmap, topics }: Walk): readonly MoveGroup[] {
  return roadmap.steps.map((step) => ({
    label: step.title,
    options: step.topics
      .filter((topic) => topic.id === note.topic || topics.some((placed) => placed.topic === topic))
      .map(({ id, title }) => ({
        value: `${step.id}/${id}`,
        label: title,
        chosen: step.id === note.step && id === note.topic,
      })),
  }));
}
