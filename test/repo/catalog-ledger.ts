/**
 * The ledger of ids: every id that a roadmap of ours has ever published, with what it names. An id in the ledger is
 * either still there, naming the same kind of thing, or listed under `retired`; so none can come back as something
 * else.
 */
import type { Roadmap } from "#shared/catalog/roadmap.ts";

/** Lines of `shared/catalog/ids.txt`, as `backend-developer question rdb.q1`, sorted. */
export type Ledger = readonly string[];

/** All live and retired ids of a roadmap as ledger lines; what a retired one named is in the ledger alone. */
export function ledgerLines(roadmap: Roadmap): Ledger {
  const lines = roadmap.steps.flatMap((step) => [
    `step ${step.id}`,
    ...step.topics.flatMap((topic) => [`topic ${topic.id}`, ...(topic.tasks ?? []).map((task) => `task ${task.id}`)]),
    ...(step.questions ?? []).map((question) => `question ${question.id}`),
  ]);
  const faq = (roadmap.faq ?? []).map((entry) => `faq ${entry.id}`);
  const tracks = (roadmap.tracks ?? []).map((track) => `track ${track.id}`);
  return [...lines, ...faq, ...tracks].map((line) => `${roadmap.id} ${line}`).toSorted();
}

/** Sentences about ids that are not in the ledger yet, and ids of the ledger that have gone without being retired. */
export function ledgerProblems(roadmap: Roadmap, ledger: Ledger): readonly string[] {
  const live = ledgerLines(roadmap);
  const known = new Set(ledger);
  const retired = new Set((roadmap.retired ?? []).map(({ id }) => id));
  const fresh = live.filter((line) => !known.has(line)).map((line) => `Not in the ledger: ${line}.`);
  const gone = ledger
    .filter((line) => line.startsWith(`${roadmap.id} `) && !live.includes(line))
    .filter((line) => !retired.has(line.split(" ").at(-1) ?? ""))
    .map((line) => `Gone, and not under "retired": ${line}.`);
  return [...fresh, ...gone];
}

export function parseLedger(text: string): Ledger {
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/** The ledger with what is new in it. Nothing is ever taken out. */
export function extendedLedger(ledger: Ledger, roadmaps: readonly Roadmap[]): Ledger {
  return [...new Set([...ledger, ...roadmaps.flatMap((roadmap) => ledgerLines(roadmap))])].toSorted();
}
