import { expect, it } from "vitest";
import { createLog, type Log } from "#server/log.ts";
import type { LogLevel } from "#server/config.ts";

function logged(level: LogLevel, write: (log: Log) => void): readonly object[] {
  const lines: object[] = [];
  write(
    createLog(
      level,
      (line) => lines.push(JSON.parse(line)),
      () => 0,
    ),
  );
  return lines;
}

it("writes events, and requests only when asked to, and nothing when silent", () => {
  const all = (log: Log) => {
    log.event("listening", { url: "http://127.0.0.1:1" });
    log.request({ status: 200 });
    log.fault("storage", new Error("x"));
  };
  expect(logged("requests", all)).toMatchObject([{ event: "listening" }, { event: "request" }, { event: "storage" }]);
  expect(logged("events", all)).toMatchObject([{ event: "listening" }, { event: "storage" }]);
  expect(logged("silent", all)).toEqual([]);
});

it("says of a fault its name, code and place, and not its message, which may quote what was read", () => {
  const error = Object.assign(new RangeError("secret text"), { code: "ERR_SQLITE_ERROR", errcode: 13 });
  const [line] = logged("events", (log) => log.fault("storage", error));
  expect(line).toMatchObject({
    level: "error",
    event: "storage",
    name: "RangeError",
    code: "ERR_SQLITE_ERROR",
    sqlite: 13,
  });
  expect(line).toMatchObject({ at: expect.stringContaining("log.test.ts") });
  expect(JSON.stringify(line)).not.toContain("secret text");
  expect(logged("events", (log) => log.fault("storage", "secret text"))).toMatchObject([{ name: "string" }]);
});
