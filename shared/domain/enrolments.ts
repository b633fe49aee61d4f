/**
 * Roadmaps that the learner walks, as flat keys `<roadmap>/<field>` of the map `enrolments`: two devices that set two
 * fields offline keep both. Tracks and known topics are keys of their own for the same reason.
 */
import type { Doc } from "yjs";
import * as v from "valibot";
import type { Day } from "../std/day.ts";
import { DaySchema, readEntries } from "./flat-map.ts";

export interface Enrolment {
  readonly roadmap: string;
  readonly started: Day;
  readonly target: Day | null;
  /** Chosen option by track id. */
  readonly tracks: Readonly<Record<string, string>>;
  /** Topics that the learner knew before. */
  readonly known: ReadonlySet<string>;
  /** Weight among several roadmaps walked at once. */
  readonly share: number;
  /** Set aside: keeps everything, is not planned. */
  readonly archived: boolean;
  /** The revision of the roadmap up to which the learner was told what changed. */
  readonly seen: number;
}

/** What an enrolment is made of in the doc: plain values under `<roadmap>/<field>`. */
const Field = v.union([DaySchema, v.string(), v.boolean(), v.null()]);

/** All enrolments in order of their start, then id. */
export function readEnrolments(doc: Doc): Enrolment[] {
  const fields = readEntries(doc, "enrolments", Field);
  const found: Enrolment[] = [];
  for (const [key, started] of fields) {
    const roadmap = /^([^/]+)\/started$/.exec(key)?.[1];
    if (roadmap === undefined || typeof started !== "number") continue;
    found.push({ roadmap, started, ...fieldsOf(fields, roadmap) });
  }
  return found.sort((a, b) => a.started - b.started || (a.roadmap < b.roadmap ? -1 : 1));
}

function fieldsOf(fields: ReadonlyMap<string, unknown>, roadmap: string): Omit<Enrolment, "roadmap" | "started"> {
  const tracks: Record<string, string> = {};
  const known = new Set<string>();
  for (const [key, value] of fields) {
    const [owner, field, id] = key.split("/");
    if (owner !== roadmap || id === undefined) continue;
    if (field === "track" && typeof value === "string") tracks[id] = value;
    if (field === "known" && value === true) known.add(id);
  }
  const target = fields.get(`${roadmap}/target`);
  const share = fields.get(`${roadmap}/share`);
  const seen = fields.get(`${roadmap}/seen`);
  return {
    target: typeof target === "number" ? target : null,
    share: typeof share === "number" && share > 0 ? share : 1,
    archived: fields.get(`${roadmap}/archived`) === true,
    seen: typeof seen === "number" ? seen : 1,
    tracks,
    known,
  };
}

/** Begins a roadmap on `day`, in its `revision`; one that was begun keeps its first day, one set aside is taken up. */
export function enrol(doc: Doc, roadmap: string, day: Day, revision = 1): void {
  const map = doc.getMap("enrolments");
  if (map.get(`${roadmap}/archived`) === true) map.set(`${roadmap}/archived`, false);
  // A begin that was taken back has left a null.
  if (typeof map.get(`${roadmap}/started`) === "number") return;
  map.set(`${roadmap}/started`, day);
  if (revision > 1) map.set(`${roadmap}/seen`, revision);
}

export function chooseTrack(doc: Doc, roadmap: string, track: string, option: string): void {
  setField(doc, `${roadmap}/track/${track}`, option);
}

export function markKnown(doc: Doc, roadmap: string, topic: string, known: boolean): void {
  const key = `${roadmap}/known/${topic}`;
  if (known || doc.getMap("enrolments").get(key) === true) setField(doc, key, known);
}

export function setEnrolmentField(
  doc: Doc,
  roadmap: string,
  change: Partial<Pick<Enrolment, "started" | "target" | "share" | "archived" | "seen">>,
): void {
  for (const [field, value] of Object.entries(change)) setField(doc, `${roadmap}/${field}`, value);
}

/** Nothing is written where the same is there already: an overwrite costs bytes for ever. */
function setField(doc: Doc, key: string, value: string | number | boolean | null): void {
  const map = doc.getMap("enrolments");
  if ((map.get(key) ?? null) !== value) map.set(key, value);
}
