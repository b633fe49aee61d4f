/** Blobs go before the entries that name them, and come after. They never change, so nothing of them is resent. */
import { err, ok, type Result } from "#shared/std/result.ts";
import { fitsBlob, openBlob, sealBlob } from "./blob-envelope.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { MAX_BLOBS_ASKED } from "./protocol.ts";
import { callStop, localStop, type Session, type Stop } from "./session.ts";
import type { BlobRecord, SyncChange } from "./state.ts";

/** Sends what docs name, this device holds and the relay does not. */
export async function uploadBlobs(s: Session): Promise<Result<void, Stop>> {
  const names = [...s.tables.blobs].filter(([, blob]) => !blob.there && !blob.tooLarge).map(([name]) => name);
  for (let i = 0; i < names.length; i += MAX_BLOBS_ASKED) {
    const sent = await sendBlobs(s, names.slice(i, i + MAX_BLOBS_ASKED), (name) => s.deps.blobs.get(name));
    if (!sent.ok) return sent;
    const committed = await s.commit(
      sent.value.flatMap(({ name, outcome }) => {
        if (outcome === "not-here") return [];
        return [change(s, name, outcome === "too-large" ? { tooLarge: true } : { there: true })];
      }),
    );
    if (!committed.ok) return committed;
  }
  return ok();
}

export interface SentBlob {
  readonly name: string;
  readonly outcome: "there" | "not-here" | "too-large";
}

/** Asks which the relay lacks, and sends those that `read` has. At most 1,000 names. */
export async function sendBlobs(
  s: Session,
  names: readonly string[],
  read: (name: string) => Promise<Bytes | null>,
): Promise<Result<readonly SentBlob[], Stop>> {
  if (names.length === 0) return ok([]);
  const ids = await Promise.all(names.map((name) => s.deps.keys.blobId(name)));
  const missing = await s.relay.missingBlobs(ids);
  if (!missing.ok) return err(callStop(missing.error));
  const lacks = new Set(missing.value);
  const sent: SentBlob[] = [];
  for (const [i, name] of names.entries()) {
    const outcome = await sendBlob(s, ids[i] ?? "", lacks, () => read(name));
    if (!outcome.ok) return outcome;
    sent.push({ name, outcome: outcome.value });
  }
  return ok(sent);
}

async function sendBlob(
  s: Session,
  id: string,
  lacks: ReadonlySet<string>,
  read: () => Promise<Bytes | null>,
): Promise<Result<SentBlob["outcome"], Stop>> {
  if (!lacks.has(id)) return ok("there");
  const content = await read();
  if (content === null) return ok("not-here");
  if (!fitsBlob(content.length)) return ok("too-large");
  const put = await s.relay.putBlob(id, await sealBlob(s, id, content));
  return put.ok ? ok("there") : err(callStop(put.error));
}

/**
 * Fetches what docs name and this device does not hold. A blob that is not on the relay yet is asked for again later.
 */
export async function downloadBlobs(s: Session): Promise<Result<void, Stop>> {
  for (const [name, blob] of s.tables.blobs) {
    if (blob.here) continue;
    const fetched = (await s.deps.blobs.get(name)) === null ? await fetchBlob(s, name) : ok("here" as const);
    if (!fetched.ok) return fetched;
    if (fetched.value === "not-there") continue;
    const committed = await s.commit([
      change(s, name, fetched.value === "fetched" ? { here: true, there: true } : { here: true }),
    ]);
    if (!committed.ok) return committed;
  }
  return ok();
}

async function fetchBlob(s: Session, name: string): Promise<Result<"fetched" | "not-there", Stop>> {
  const id = await s.deps.keys.blobId(name);
  const envelope = await s.relay.getBlob(id);
  if (!envelope.ok) return envelope.error.type === "unknown-blob" ? ok("not-there") : err(callStop(envelope.error));
  const content = await openBlob(s.deps.keys, name, id, envelope.value);
  if (content === null) return ok("not-there");
  const put = await s.deps.blobs.put(content);
  return put.ok ? ok("fetched") : err(localStop(put.error));
}

function change(s: Session, name: string, more: Partial<BlobRecord>): SyncChange {
  const blob = s.tables.blobs.get(name) ?? { here: false, there: false, tooLarge: false };
  return { table: "blobs", key: name, value: { ...blob, ...more } };
}
