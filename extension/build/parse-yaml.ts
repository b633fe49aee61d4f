/** Text of a YAML file as plain data, with sentences that name line and column where it is none. */
import { LineCounter, parseDocument } from "yaml";
import { err, ok } from "#shared/std/result.ts";
import type { Result } from "#shared/std/result.ts";

/** The object that the file holds, or what is wrong with it. A warning counts too: it is a typing error most times. */
export function parseYaml(text: string): Result<Readonly<Record<string, unknown>>, readonly string[]> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map((fault) => {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    return `Line ${line}, column ${col}: ${fault.message}.`;
  });
  if (faults.length > 0) return err(faults);
  const value: unknown = document.toJS();
  return isObject(value) ? ok(value) : err(["Must hold named values, as `id: net`."]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
