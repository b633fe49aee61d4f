/** The docs of a page that cannot see the library's storage: each lives here, and its rows are the background's. */
import * as v from "valibot";
import { parseDocName } from "#shared/domain/ids.ts";
import type { DocStore, OpenDocError } from "#shared/ports.ts";
import { err, ok } from "#shared/std/result.ts";
import { createDocHandles } from "./doc-handles.ts";
import { openPortDoc } from "./port-doc.ts";
import type { PortLine } from "./port-line.ts";
import { OpenErrorSchema } from "./port-messages.ts";
import { OPEN_LIMIT_MS } from "./raw-db.ts";

/** The background has as long as a page of its own would have, and then some to be woken. */
const LIMIT_MS = OPEN_LIMIT_MS + 2000;

const NamesSchema = v.variant("ok", [
  v.object({ ok: v.literal(true), value: v.array(v.string()) }),
  v.object({ ok: v.literal(false), error: OpenErrorSchema }),
]);

/** The line stays open after the store was closed: it is others' too. */
export function createPortDocStore(line: PortLine, limitMs: number = LIMIT_MS): DocStore {
  const handles = createDocHandles((name) => openPortDoc(name, line, limitMs));
  return {
    open: (name) => handles.open(name),
    async names() {
      try {
        const found = v.parse(NamesSchema, await line.ask({ call: "names" }, limitMs));
        return found.ok ? ok(found.value.map(parseDocName).filter((name) => name !== null)) : found;
      } catch (error) {
        return err(silent(error));
      }
    },
    close: () => handles.close(),
  };
}

function silent(error: unknown): OpenDocError {
  return { type: "storage-unavailable", detail: `background: ${error instanceof Error ? error.message : "unknown"}` };
}
