/** Blobs, note index and card cache of the background, for a page that cannot see its storage. */
import * as v from "valibot";
import type { SaveError } from "#shared/ports.ts";
import { err } from "#shared/std/result.ts";
import { BookSchema } from "./card-book.ts";
import type { LocalDb } from "./lazy-local-db.ts";
import type { PortLine } from "./port-line.ts";
import { BytesSchema, RowOrNoneSchema, RowsSchema, SaveErrorSchema, type Call } from "./port-messages.ts";

const PutSchema = v.variant("ok", [
  v.object({ ok: v.literal(true), value: v.string() }),
  v.object({ ok: v.literal(false), error: SaveErrorSchema }),
]);
const NamesSchema = v.array(v.string());
const DoneSchema = v.unknown();

/** Reads reject when the background does not answer, as they do when a database does not. */
export function createPortLocalDb(line: PortLine): LocalDb {
  async function ask<T>(schema: v.GenericSchema<unknown, T>, call: Call): Promise<T> {
    return v.parse(schema, await line.ask(call));
  }
  const act = async (call: Call): Promise<void> => {
    await ask(DoneSchema, call);
  };
  const onChange = (what: "notes" | "cards") => (listener: () => void) =>
    line.use({
      // It may have changed while nobody could say so.
      onFresh: (isFirst) => (isFirst ? undefined : listener()),
      onMessage: (message) => {
        if (message.type === "changed" && message.what === what) listener();
      },
    });

  return {
    blobs: {
      async put(content) {
        try {
          return await ask(PutSchema, { call: "blobs/put", content });
        } catch (error) {
          return err(silent(error));
        }
      },
      get: (sha256) => ask(v.nullable(BytesSchema), { call: "blobs/get", sha256 }),
      has: (sha256) => ask(v.boolean(), { call: "blobs/has", sha256 }),
      names: () => ask(NamesSchema, { call: "blobs/names" }),
    },
    noteIndex: {
      replace: (doc, rows) => act({ call: "notes/replace", doc, rows: [...rows] }),
      byStep: (roadmap, step, limit) => ask(RowsSchema, { call: "notes/by-step", roadmap, step, limit: limit ?? null }),
      byUrl: (url) => ask(RowsSchema, { call: "notes/by-url", url }),
      byId: (id) => ask(RowOrNoneSchema, { call: "notes/by-id", id }),
      newest: (limit) => ask(RowsSchema, { call: "notes/newest", limit }),
      count: () => ask(v.number(), { call: "notes/count" }),
      clear: () => act({ call: "notes/clear" }),
      onChange: onChange("notes"),
    },
    cardCache: {
      read: () => ask(v.nullable(BookSchema), { call: "cards/read" }),
      write: ({ builtOn, cards, days }) =>
        act({ call: "cards/write", book: { builtOn, cards: [...cards], days: [...days] } }),
      expire: () => act({ call: "cards/expire" }),
      clear: () => act({ call: "cards/clear" }),
      onChange: onChange("cards"),
    },
  };
}

function silent(error: unknown): SaveError {
  return { type: "save-failed", detail: `background: ${error instanceof Error ? error.message : "unknown"}` };
}
