/**
 * The relay's log: one JSON object a line. It holds events, counts and times; never an id, an address, a token, a
 * query or a body, so that a log that leaks tells nothing about anyone.
 */
import type { LogLevel } from "./config.ts";

export interface Log {
  event(event: string, fields?: LogFields): void;
  request(fields: LogFields): void;
  /** A bug or a failure of the machine. Message texts are left out: they may quote what was being read. */
  fault(event: string, error: unknown): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean>>;

export function createLog(level: LogLevel, write: (line: string) => void, now: () => number): Log {
  function line(kind: "info" | "error", event: string, fields: LogFields): void {
    write(JSON.stringify({ time: new Date(now()).toISOString(), level: kind, event, ...fields }));
  }
  return {
    event(event, fields = {}) {
      if (level !== "silent") line("info", event, fields);
    },
    request(fields) {
      if (level === "requests") line("info", "request", fields);
    },
    fault(event, error) {
      if (level !== "silent") line("error", event, fieldsOf(error));
    },
  };
}

function fieldsOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const sqlite = "errcode" in error && typeof error.errcode === "number" ? { sqlite: error.errcode } : {};
  const frames = (error.stack ?? "").split("\n").filter((frame) => frame.startsWith("    at "));
  return {
    name: error.name,
    ...code,
    ...sqlite,
    at: frames
      .slice(0, 5)
      .map((frame) => frame.trim())
      .join(" | "),
  };
}
