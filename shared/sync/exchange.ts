/** One run: read, seal, send, fetch, in rounds until nothing is left, mending on the way what a device can mend. */
import { ok, type Result } from "#shared/std/result.ts";
import { downloadBlobs, uploadBlobs } from "./blobs.ts";
import { mend } from "./heal.ts";
import { sealOwed } from "./outbox.ts";
import { pull } from "./pull.ts";
import { push, type Pushed } from "./push.ts";
import type { SyncOptions } from "./engine.ts";
import type { Session, Stop } from "./session.ts";
import { takeEntries } from "./take-entries.ts";

/** Edits that never pause would keep a run going for ever. */
const MAX_ROUNDS = 16;
/** A relay that contradicts itself more often than this is left for later. */
const MAX_MENDS = 4;

/** `more` when the run gave up before its end; the next one goes on. `nothing-owed`: the relay was not asked. */
export async function exchange(
  s: Session,
  { pushFirst = false, onlyOwed = false }: SyncOptions,
  first: boolean,
): Promise<Result<"done" | "more" | "nothing-owed", Stop>> {
  let skipPull = pushFirst;
  let mends = 0;
  if (first) {
    const tried = await retryAside(s);
    if (!tried.ok) return tried;
  }
  for (let n = 0; n < MAX_ROUNDS; n++) {
    const round = await oneRound(s, skipPull);
    if (round.ok && round.value === "done") return ok("done");
    if (round.ok && round.value === "nothing-sent" && onlyOwed && mends === 0) return ok("nothing-owed");
    if (round.ok && round.value === "sent-alone" && onlyOwed && mends === 0) return ok("done");
    skipPull = false;
    if (round.ok) continue;
    if (round.error.type === "local" || mends === MAX_MENDS) return round;
    mends += 1;
    const mended = await mend(s, round.error);
    if (!mended.ok) return mended;
  }
  return ok("more");
}

type Round = "done" | Pushed;

/** All but `done` need another round. Blobs that come may fail without holding back what is said about the docs. */
async function oneRound(s: Session, skipPull: boolean): Promise<Result<Round, Stop>> {
  if (!skipPull) {
    const pulled = await pull(s);
    if (!pulled.ok) return pulled;
  }
  const sealed = await sealOwed(s);
  if (!sealed.ok) return sealed;
  const uploaded = await uploadBlobs(s);
  if (!uploaded.ok) return uploaded;
  const pushed = await push(s);
  if (!pushed.ok) return pushed;
  if (pushed.value !== "nothing-sent") return pushed;
  if (skipPull) return ok("nothing-sent");
  const fetched = await downloadBlobs(s);
  return fetched.ok ? ok("done") : fetched;
}

/** Entries that a newer Waymark wrote may be understood since this one was updated. */
async function retryAside(s: Session): Promise<Result<void, Stop>> {
  const again = [...s.tables.aside.values()].filter(({ reason }) => reason === "newer" || reason === "unknown-doc");
  if (again.length === 0) return ok();
  const changes = await takeEntries(s, again, false);
  return changes.ok ? s.commit(changes.value) : changes;
}
