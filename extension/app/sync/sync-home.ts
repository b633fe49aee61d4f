/** The library of this browser as sync needs it: the open doc, this device's id and the secret. */
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import type { OpenDoc, SafetyCopies } from "#shared/ports.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SyncFailure } from "./sync-desk.ts";

export interface SyncHome {
  readonly library: OpenDoc;
  /** The library id of this browser: it stays when another library is joined, so it tells the devices apart. */
  readonly device: string;
}

export interface SyncHomeDeps {
  readonly open: () => Promise<OpenedLibrary>;
  readonly safety: SafetyCopies;
}

export async function openHome({ open, safety }: SyncHomeDeps): Promise<Result<SyncHome, SyncFailure>> {
  const opened = await open();
  switch (opened.type) {
    case "fault":
      return err({ type: "storage-unavailable", detail: opened.detail });
    case "lost":
      return err({ type: "no-library" });
    case "fresh":
    case "present":
    case "restored": {
      const { local, database } = await safety.read();
      const record = (database.ok && database.value) || (local.ok && local.value) || null;
      if (record === null) return err({ type: "no-library" });
      return ok({ library: opened.library, device: record.libraryId });
    }
    default:
      return unreachable(opened);
  }
}

/** Read anew each time: joining replaces it. */
export async function readSecret({ safety }: Pick<SyncHomeDeps, "safety">): Promise<Result<Bytes, SyncFailure>> {
  const { files, database } = await safety.read();
  const secret = (files.ok && files.value?.rootSecret) || (database.ok && database.value?.rootSecret) || null;
  return secret ? ok(secret) : err({ type: "no-library" });
}
