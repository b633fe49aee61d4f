/**
 * Proves keys on PostgreSQL, compiled to WebAssembly. Starting one takes seconds, so all programs of a file share it,
 * one after the other, each with an empty schema and default settings.
 */
import { PGlite, types } from "@electric-sql/pglite";
import type { ParserOptions } from "@electric-sql/pglite";
import { printed } from "./engine.ts";
import type { Engine, Outcome } from "./engine.ts";
import { splitSql } from "./split-sql.ts";

export interface PostgresEngine {
  readonly run: Engine;
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly database: PGlite;
  readonly parsers: ParserOptions;
}

export function createPostgresEngine(): PostgresEngine {
  let opening: Promise<Opened> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (program) => {
      opening ??= open();
      const opened = opening;
      const outcome = last.then(async () => await runIn(await opened, program.code));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    close: async () => {
      await last;
      await (await opening)?.database.close();
    },
  };
}

async function open(): Promise<Opened> {
  const database = await PGlite.create();
  const { rows } = await database.query<{ oid: number }>("SELECT oid::int AS oid FROM pg_type");
  // Values as PostgreSQL writes them: nothing is turned into JavaScript's own numbers, dates and lists.
  const asText = Object.fromEntries(rows.map(({ oid }) => [oid, (value: string) => value]));
  return { database, parsers: { ...asText, [types.BOOL]: (value) => (value === "t" ? "true" : "false") } };
}

async function runIn({ database, parsers }: Opened, script: string): Promise<Outcome> {
  for (const statement of ["ROLLBACK", "DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DISCARD ALL"]) {
    await database.exec(statement);
  }
  const lines: string[] = [];
  for (const statement of splitSql(script)) {
    try {
      const results = await database.exec(statement, { rowMode: "array", parsers });
      lines.push(...results.flatMap((result) => result.rows.map(lineOf)));
    } catch (error) {
      return { type: "failed", code: sqlStateOf(error), detail: `${String(error)}\nin: ${statement}` };
    }
  }
  return printed(lines.join("\n"));
}

function lineOf(row: unknown): string {
  if (!Array.isArray(row)) throw new Error("a row that is no list");
  return row.map((value: unknown) => (typeof value === "string" ? value : "NULL")).join(",");
}

function sqlStateOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
