/** The notes on a step as it is now: also those that were written when their topic stood in another one. */
import { formerSteps, standsNow } from "#shared/catalog/revisions.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { NoteRow } from "#shared/ports.ts";

export interface NotesBySteps {
  byStep(roadmap: string, step: string, limit?: number): Promise<readonly NoteRow[]>;
}

/**
 * Newest first, at most `limit` where one is given. A note keeps its own step and topic; only the list is by what they
 * have become.
 */
export async function notesOfStep(
  notes: NotesBySteps,
  roadmap: Roadmap,
  step: string,
  limit?: number,
): Promise<readonly NoteRow[]> {
  const steps = formerSteps(roadmap, step);
  if (steps.length === 1) return await notes.byStep(roadmap.id, step, limit);
  const lists = await Promise.all(steps.map((id) => notes.byStep(roadmap.id, id)));
  return lists
    .flat()
    .filter((row) => standsNow(roadmap, row).step === step)
    .sort((a, b) => b.createdAt - a.createdAt)
    .slice(0, limit);
}
