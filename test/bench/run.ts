/**
 * `npm run bench`: all benchmarks, or those that are named (`npm run bench -- newtab`). Builds first.
 * Each is a program of its own that prints its figures and ends with 1 when a bar is missed, so that none warms up or
 * loads another.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildExtension } from "#ext/launch/build.ts";

const BENCHES: Readonly<Record<string, string>> = {
  newtab: "newtab/newtab.bench.ts",
  library: "newtab/library.bench.ts",
  planner: "planner/plan.bench.ts",
  reader: "reader/reader.bench.ts",
  reviews: "reviews/replay.bench.ts",
  quiz: "quiz/first-question.bench.ts",
  clipper: "clipper/hostile.ts",
  sync: "sync/sync.bench.ts",
  tick: "tick/tick.bench.ts",
  relay: "relay/pushes.ts",
  "relay-idle": "relay/idle-sockets.ts",
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.log(`There is no benchmark "${unknown.join('", "')}". There are: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}

await buildExtension("chromium");
for (const [name, file] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n== ${name}`);
  if (!(await succeeds(file))) {
    console.log(`== ${name} missed a bar`);
    process.exitCode = 1;
  }
}

async function succeeds(file: string): Promise<boolean> {
  return await new Promise((answer) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, file)], { stdio: "inherit" });
    child.once("error", () => answer(false));
    child.once("exit", (code) => answer(code === 0));
  });
}
