import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { createDebugPipe } from "#ext/launch/debug-pipe.ts";

/** A process that speaks as a browser does: it answers in two pieces, and refuses the method `No`. */
const BROWSER = `
const { createReadStream, writeSync } = require("node:fs");
let turn = Promise.resolve();
createReadStream("", { fd: 3 }).on("data", (chunk) => {
  for (const text of chunk.toString().split("\\0").filter(Boolean)) {
    const { id, method } = JSON.parse(text);
    if (method === "Die") process.exit();
    const answer = method === "No" ? { id, error: { message: "refused" } } : { id, result: { method } };
    const line = JSON.stringify({ method: "Some.event" }) + "\\0" + JSON.stringify(answer) + "\\0";
    for (const piece of [line.slice(0, 30), line.slice(30)]) {
      turn = turn.then(() => writeSync(4, piece)).then(() => new Promise((next) => setTimeout(next, 20)));
    }
  }
});`;

function start(): ReturnType<typeof createDebugPipe> {
  const child = spawn(process.execPath, ["-e", BROWSER], { stdio: ["ignore", "ignore", "inherit", "pipe", "pipe"] });
  return createDebugPipe(child);
}

it("gives each command the answer that bears its number", async () => {
  const pipe = start();
  expect(await Promise.all([pipe.send("One", {}), pipe.send("Two", {})])).toEqual([
    { method: "One" },
    { method: "Two" },
  ]);
  await expect(pipe.send("No", {})).rejects.toThrow("refused");
  await expect(pipe.send("Die", {})).rejects.toThrow("ended");
});
