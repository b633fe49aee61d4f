/** Opens one entry of the log: what it brings to which doc, or why it has to be set aside. */
import { concatBytes, hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { partNames, type Payload } from "#shared/crypto/payload.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { openBlob } from "./blob-envelope.ts";
import { parseEnvelopeHeader, type EnvelopeHeader } from "./frames.ts";
import type { RemoteUpdate } from "./ports.ts";
import type { CallError, RelayClient } from "./relay-client.ts";
import { callStop, type Session, type Stop } from "./session.ts";

/** An envelope with its place in the log. */
export interface Incoming {
  readonly seq: number;
  readonly envelope: Bytes;
}

export type EntryContent =
  | ({ readonly type: "update" } & RemoteUpdate)
  /** A device could not open an entry of this doc, and holds no more than this. */
  | { readonly type: "asks"; readonly held: Uint8Array };

export interface ReadEntry {
  readonly incoming: Incoming;
  /** SHA-256 of the envelope. */
  readonly key: string;
  /** Null when the stream is of no doc that is known here. */
  readonly name: string | null;
  /** What the clear header says; proven only when `content` was opened. */
  readonly header: EnvelopeHeader | null;
  /** When it was sealed, by its sender's clock (ms since 1970); 0 when it was not opened. */
  readonly sentAt: number;
  readonly content: EntryContent | "cannot-open" | "unknown-doc";
}

/** Stops only when a part of a large update cannot be fetched now. */
export async function readEntry(s: Session, incoming: Incoming, isOnRelay: boolean): Promise<Result<ReadEntry, Stop>> {
  const key = await sha256Hex(incoming.envelope);
  const header = parseEnvelopeHeader(incoming.envelope);
  const name = header.ok ? await s.names.nameOf(hexOfBytes(header.value.stream)) : null;
  const opened = await s.deps.keys.open(incoming.envelope);
  const sentAt = opened.ok ? opened.value.payload.sentAt : 0;
  const entry = { incoming, key, name, header: header.ok ? header.value : null, sentAt };
  // A snapshot is read like an update; serving and writing them comes with compaction.
  if (!opened.ok || opened.value.header.kind === "blob") return ok({ ...entry, content: "cannot-open" });
  if (name === null) return ok({ ...entry, content: "unknown-doc" });
  const { schemaMajor, form, body } = opened.value.payload;
  if (form === "asks") return ok({ ...entry, content: { type: "asks", held: body } });
  const update = await wholeUpdate(s.deps.keys, s.relay, opened.value.payload);
  if (!update.ok) return err(callStop(update.error));
  return ok({
    ...entry,
    content: update.value === null ? "cannot-open" : { type: "update", update: update.value, schemaMajor, isOnRelay },
  });
}

/** Null when a part is not what its name says, or is not on the relay. */
export async function wholeUpdate(
  keys: SpaceKeys,
  relay: Pick<RelayClient, "getBlob">,
  payload: Payload,
): Promise<Result<Uint8Array | null, CallError>> {
  if (payload.form === "whole") return ok(payload.body);
  const parts: Uint8Array[] = [];
  for (const name of partNames(payload.body)) {
    const sha256 = hexOfBytes(name);
    const id = await keys.blobId(sha256);
    const envelope = await relay.getBlob(id);
    if (!envelope.ok) return envelope.error.type === "unknown-blob" ? ok(null) : envelope;
    const content = await openBlob(keys, sha256, id, envelope.value);
    if (content === null) return ok(null);
    parts.push(content);
  }
  return ok(concatBytes(...parts));
}
