/**
 * Reads a roadmap of unknown origin: a file of our own, or whatever a learner imports.
 *
 * Owns the shape of the format, version 1. What the parts say about each other (ids, prerequisites, tracks) is
 * `checkRoadmap`'s matter: an import may repair that, a file of another shape it can only refuse.
 */
import * as v from "valibot";
import { err, ok } from "#shared/std/result.ts";
import type { Result } from "#shared/std/result.ts";
import {
  closed,
  countFromOne,
  currency,
  id,
  integer,
  languageTag,
  line,
  listOf,
  oneOf,
  text,
  url,
  yesOrNo,
} from "./roadmap-fields.ts";
import { pathText } from "./roadmap-problem.ts";
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Roadmap } from "./roadmap.ts";
import { stepSchema } from "./step-schema.ts";

export type RoadmapError =
  /** Made for a newer Waymark: not broken, only too new to be read here. */
  | { readonly type: "newer-version"; readonly version: number }
  /** Not a roadmap of this format; every problem that was found, at least one. */
  | { readonly type: "invalid"; readonly problems: readonly RoadmapProblem[] };

const FORMAT = "waymark-roadmap";
const VERSION = 1;

const choice = closed({ id, title: line });

const salary = closed({
  text: line,
  min: v.exactOptional(integer),
  max: v.exactOptional(integer),
  openEnded: v.exactOptional(yesOrNo),
  currency: v.exactOptional(currency),
  per: v.exactOptional(oneOf(["year", "month", "hour"])),
});

const roadmapSchema = closed({
  format: v.literal(FORMAT, `Must be "${FORMAT}".`),
  version: v.literal(VERSION, `Must be ${VERSION}.`),
  id,
  revision: countFromOne,
  title: line,
  year: v.exactOptional(integer),
  tagline: v.exactOptional(line),
  lang: languageTag,
  dir: v.exactOptional(oneOf(["ltr", "rtl"])),
  license: line,
  origin: v.exactOptional(
    closed({
      kind: v.exactOptional(oneOf(["authored", "markdown", "bookmarks", "opml", "roadmap-graph", "waymark"])),
      url: v.exactOptional(url),
      attribution: v.exactOptional(text),
    }),
  ),
  role: v.exactOptional(
    closed({
      overview: v.exactOptional(text),
      marketDemand: v.exactOptional(text),
      salary: v.exactOptional(salary),
      keySkills: v.exactOptional(listOf(line)),
    }),
  ),
  faq: v.exactOptional(listOf(closed({ id, question: line, answer: text }))),
  tracks: v.exactOptional(listOf(closed({ id, title: line, options: listOf(choice, 2) }))),
  callToAction: v.exactOptional(closed({ title: line, text, button: line })),
  steps: listOf(stepSchema, 1),
  retired: v.exactOptional(
    listOf(
      closed({
        id,
        revision: v.exactOptional(countFromOne),
        title: v.exactOptional(line),
        replacedBy: v.exactOptional(listOf(id)),
        credit: v.exactOptional(oneOf(["carry", "offer-check", "none"])),
      }),
    ),
  ),
}) satisfies v.GenericSchema<unknown, Roadmap>;

/** The version of a file that says it is a roadmap, when it is above ours. */
function newerVersionOf(value: unknown): number | null {
  const marks = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.pipe(v.number(), v.integer()) }), value);
  return marks.success && marks.output.version > VERSION ? marks.output.version : null;
}

/**
 * A roadmap of plain data (what `JSON.parse` gave), or why it is none. Accepts what the JSON schema of the format
 * accepts, no more and no less.
 */
export function parseRoadmap(value: unknown): Result<Roadmap, RoadmapError> {
  const newer = newerVersionOf(value);
  if (newer !== null) return err({ type: "newer-version", version: newer });
  const parsed = v.safeParse(roadmapSchema, value);
  if (parsed.success) return ok(parsed.output);
  return err({ type: "invalid", problems: parsed.issues.map(problemOfIssue) });
}

function problemOfIssue(issue: v.BaseIssue<unknown>): RoadmapProblem {
  const keys = (issue.path ?? []).map((item) => item.key).filter((key) => isKey(key));
  return { path: pathText(keys), reason: issue.message };
}

function isKey(key: unknown): key is string | number {
  return typeof key === "string" || typeof key === "number";
}
