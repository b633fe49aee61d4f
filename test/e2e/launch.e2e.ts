/** The one command of the README, as a learner runs it: a relay, a browser, a new tab, and an orderly end. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROJECT } from "#ext/launch/build.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { openScreen, type Screen } from "./harness/screen.ts";

let home: Scratch;
let screen: Screen;
let running: ChildProcess | null = null;

beforeAll(async () => {
  extensionUnderTest("chromium");
  home = await scratchFolder("home");
  screen = await openScreen();
});

afterAll(async () => {
  if (running) await end(running);
  await screen.close();
  await home.remove();
});

/** What it says, up to the sentence that ends the start. */
async function start(env: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; words: () => string }> {
  const child = spawn(process.execPath, [join(PROJECT, "extension/launch/start.ts"), "--no-build"], {
    cwd: PROJECT,
    env: { ...process.env, WAYMARK_HOME: home.path, WAYMARK_RELAY_PORT: "0", DISPLAY: "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running = child;
  let words = "";
  const settled = new Promise<void>((done) => {
    child.stdout.on("data", (chunk: Buffer) => {
      words += chunk.toString();
      if (words.includes("Press Ctrl+C")) done();
    });
    // Not "exit": its last words may come after it.
    child.once("close", () => done());
  });
  await settled;
  return { child, words: () => words };
}

async function end(child: ChildProcess): Promise<number | null> {
  running = null;
  if (child.exitCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill("SIGINT");
  await gone;
  return child.exitCode;
}

async function answers(url: string): Promise<boolean> {
  return await fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

const relayIn = (words: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(words)?.[0] ?? "";

it.each(["first", "second"])("shows Waymark on a new tab at the %s start, and Ctrl+C ends it all", async () => {
  const { child, words } = await start(screen.env);
  await screen.untilTitle("Waymark");
  const relay = relayIn(words());
  expect(await answers(relay)).toBe(true);
  expect(await end(child)).toBe(0);
  await screen.untilNoWindow("chromium");
  await expect.poll(() => answers(relay)).toBe(false);
});

it("serves the relay and says how to go on where there is no display", async () => {
  const { child, words } = await start({});
  expect(words()).toContain("no display");
  expect(words()).toContain("Load unpacked");
  expect(await answers(relayIn(words()))).toBe(true);
  expect(await end(child)).toBe(0);
});

it("says in a sentence that its port is taken", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { child, words } = await start({ WAYMARK_RELAY_PORT: String(address.port) });
  expect(words()).toMatch(/in use/);
  expect(words()).toContain(String(address.port));
  expect(await end(child)).toBe(1);
  taken.close();
});
