/** Docs beside the library, opened for an act and closed after it. What is written is listed in the library. */
import type { Doc } from "yjs";
import { listDoc } from "#shared/domain/household.ts";
import type { DocName } from "#shared/domain/ids.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import type { DocStore, OpenDoc, OpenDocError, SaveError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { LibraryModel } from "#ext/app/library-model.ts";

export interface DocActs {
  /** Opens a doc for as long as `use` runs. */
  readonly opened: <T>(name: DocName, use: (open: OpenDoc) => Promise<T>) => Promise<Result<T, OpenDocError>>;
  /** Acts in one transaction and resolves when that is saved. `then` runs while the doc is still open. */
  readonly write: (
    name: DocName,
    act: (doc: Doc) => void,
    then?: (open: OpenDoc) => Promise<void>,
  ) => Promise<Result<void, OpenDocError | SaveError>>;
}

export interface DocActsDeps {
  readonly docs: DocStore;
  readonly library: LibraryModel;
}

export function createDocActs({ docs, library }: DocActsDeps): DocActs {
  async function opened<T>(name: DocName, use: (open: OpenDoc) => Promise<T>): Promise<Result<T, OpenDocError>> {
    const open = await docs.open(name);
    if (!open.ok) return open;
    try {
      return ok(await use(open.value));
    } finally {
      await open.value.close();
    }
  }

  return {
    opened,
    write: async (name, act, then) => {
      const written = await opened(name, async (open): Promise<Result<void, SaveError>> => {
        if (open.readOnly) return err({ type: "save-failed", detail: "newer-schema" });
        open.doc.transact(() => {
          stampSchema(open.doc);
          act(open.doc);
        });
        const saved = await open.saved();
        if (!saved.ok) return saved;
        library.change((doc) => listDoc(doc, name));
        await then?.(open);
        return ok();
      });
      return written.ok ? written.value : written;
    },
  };
}
