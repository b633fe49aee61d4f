/** Tells whether the days to come would still be drawn alike, without planning any of them. */
import { encodeSnapshot, snapshot, type Doc } from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { concatBytes, utf8 } from "#shared/std/bytes.ts";
import type { LivingPlan } from "#ext/app/planning/living-plan.ts";

/** In hex: the same as long as the library, its roadmaps and the questions that come back are the same. */
export async function comingDigest(library: Doc, living: Pick<LivingPlan, "roadmaps" | "reviews">): Promise<string> {
  const revisions = [...living.roadmaps.peek().values()].map(({ id, revision }) => [id, revision]);
  const { due, days } = living.reviews.peek();
  return await sha256Hex(
    // The state vector alone says nothing of what was deleted.
    concatBytes(encodeSnapshot(snapshot(library)), utf8(JSON.stringify([revisions, due, [...days]]))),
  );
}
