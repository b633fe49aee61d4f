/**
 * What the tests of sync share: browsers of one learner, a real relay on this machine, and the desk as pages have it.
 */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import * as v from "valibot";
import * as Y from "yjs";
import type { WxtBrowser } from "wxt/browser";
import type { OnAnswer, Pairing, SyncOverview } from "#ext/app/sync/sync-desk.ts";
import { OnAnswerSchema, OverviewAnswerSchema, WordsAnswerSchema } from "#ext/platform/sync/sync-schemas.ts";
import { readNotes } from "#shared/domain/notes.ts";
import { startRelayProcess, type RelayProcess } from "../server/support/relay-process.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import type { Problem } from "./harness/problems.ts";
import { until } from "./harness/until.ts";

/** The extension's own, in its pages. */
declare const chrome: WxtBrowser;

export interface TestRelay {
  readonly url: string;
  readonly process: RelayProcess;
  readonly database: string;
  /** Ends it by the signal, and starts another on the same port and database. */
  restart(signal: NodeJS.Signals, between?: () => Promise<void>): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

export async function startTestRelay(settings: Record<string, string> = {}): Promise<TestRelay> {
  const folder: Scratch = await scratchFolder("relay");
  const database = join(folder.path, "relay.sqlite");
  let process = await startRelayProcess(database, settings);
  const { url } = process;
  const port = new URL(url).port;
  const relay: TestRelay = {
    url,
    get process() {
      return process;
    },
    database,
    async stop(signal = "SIGTERM") {
      await process.end(signal);
    },
    async resume() {
      process = await startRelayProcess(database, { ...settings, PORT: port });
    },
    async restart(signal, between) {
      await relay.stop(signal);
      await between?.();
      await relay.resume();
    },
    async close() {
      await process.end("SIGTERM");
      await folder.remove();
    },
  };
  return relay;
}

/** The methods of the requests that the relay has answered, in order. Only of one that logs requests. */
export function askedOf({ process }: TestRelay): readonly string[] {
  return process.lines.flatMap((line) => /"event":"request","method":"([A-Z]+)"/.exec(line)?.[1] ?? []);
}

export function launchLearner(isHeard = true, profile?: Scratch): Promise<Chromium> {
  return launchChromium({
    extensions: [extensionUnderTest("chromium")],
    isHeard,
    ...(profile && { profile: profile.path }),
  });
}

/** What a page of the extension asks the background for, by the same messages. */
export async function ask(page: Page, request: Readonly<Record<string, unknown>>): Promise<unknown> {
  return page.evaluate(async (message) => chrome.runtime.sendMessage<unknown, unknown>(message), request);
}

export async function createSpace(page: Page, relay: string): Promise<OnAnswer> {
  return v.parse(OnAnswerSchema, await ask(page, { type: "sync/create", address: relay, invite: null }));
}

export async function joinSpace(page: Page, pairing: Pairing): Promise<OnAnswer> {
  return v.parse(OnAnswerSchema, await ask(page, { type: "sync/join", pairing }));
}

export async function pairingOf(page: Page): Promise<{ readonly words: string; readonly line: string }> {
  const answer = v.parse(WordsAnswerSchema, await ask(page, { type: "sync/words" }));
  if (answer.type !== "words") throw new Error(`no words: ${answer.type}`);
  return { words: answer.words.join(" "), line: answer.line };
}

/** Makes a space for the library of one page, and brings the browser of another into it by the line. */
export async function pair(first: Page, second: Page, relay: string): Promise<void> {
  const created = await createSpace(first, relay);
  await untilSynced(first);
  const joined = await joinSpace(second, { type: "line", line: (await pairingOf(first)).line });
  if (created.type !== "on" || joined.type !== "on") throw new Error(`not paired: ${created.type}, ${joined.type}`);
  await untilSynced(second);
}

export async function overview(page: Page): Promise<SyncOverview> {
  const answer = v.parse(OverviewAnswerSchema, await ask(page, { type: "sync/overview" }));
  if (answer.type !== "overview") throw new Error(`no overview: ${answer.type}`);
  return answer.overview;
}

/** Waits until the background says that everything is exchanged. */
export async function untilSynced(page: Page, limitMs = 30_000): Promise<SyncOverview> {
  for (const end = Date.now() + limitMs; ;) {
    const now = await overview(page);
    if (now.facts.state.type === "synced" && now.facts.owed === 0) return now;
    if (Date.now() > end) throw new Error(`never synced: ${JSON.stringify(now.facts)}`);
    await sleep(50);
  }
}

/** A line of the learner's own on today's topic, written as the learner does; kept once this resolves. */
export async function writeLine(page: Page, text: string): Promise<void> {
  await enterLine(page, text);
  await until(`"${text}" is kept`, async () => (await linesOf(page)).includes(text));
}

/** The same, without waiting until it is kept. */
export async function enterLine(page: Page, text: string): Promise<void> {
  const untilHolds = async (value: string): Promise<void> => {
    const holds = (wanted: string): boolean => document.querySelector<HTMLInputElement>("#quicknote")?.value === wanted;
    await page.waitForFunction(holds, {}, value);
  };
  await page.bringToFront();
  // Not by a click: what comes in by sync may move the field.
  await page.focus("#quicknote");
  await page.keyboard.type(text);
  await untilHolds(text);
  await page.keyboard.press("Enter");
  await untilHolds("");
}

/** The saved docs of a browser, read from their rows by a page. */
export async function docsOf(page: Page): Promise<ReadonlyMap<string, Y.Doc>> {
  const rows = await page.evaluate(async () => {
    const found: [string, string][] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("waymark/doc/")) continue;
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => done(request.result));
      });
      const values = await new Promise<Uint8Array<ArrayBuffer>[]>((done) => {
        const request: IDBRequest<Uint8Array<ArrayBuffer>[]> = db
          .transaction("updates")
          .objectStore("updates")
          .getAll();
        request.addEventListener("success", () => done(request.result));
      });
      db.close();
      for (const value of values)
        found.push([
          name.slice("waymark/doc/".length),
          [...value].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
        ]);
    }
    return found;
  });
  const docs = new Map<string, Y.Doc>();
  for (const [name, hex] of rows) {
    const doc = docs.get(name) ?? new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(hex, "hex"));
    docs.set(name, doc);
  }
  return docs;
}

/** The learner's own lines in a browser, in order of their words. */
export async function linesOf(page: Page): Promise<string[]> {
  const docs = await docsOf(page);
  const notes = [...docs].flatMap(([name, doc]) => (name.startsWith("notes/") ? readNotes(doc) : []));
  return notes.map(({ body }) => body).sort();
}

/** Waits until the docs of all pages are the same, whatever was written last. */
export async function untilEqual(pages: readonly Page[], lines: readonly string[], limitMs = 90_000): Promise<void> {
  const wanted = JSON.stringify([...lines].sort());
  for (const end = Date.now() + limitMs; ;) {
    const all = await Promise.all(pages.map(docsOf));
    const have = await Promise.all(pages.map(async (page) => JSON.stringify(await linesOf(page))));
    if (have.every((one) => one === wanted) && all.every((docs) => isEqual(docs, all[0] ?? docs))) return;
    if (Date.now() > end) {
      const facts = await Promise.all(pages.map(async (page) => (await overview(page)).facts));
      throw new Error(`not equal: ${have.join(" | ")}, wanted ${wanted}: ${JSON.stringify(facts)}`);
    }
    await sleep(250);
  }
}

function isEqual(a: ReadonlyMap<string, Y.Doc>, b: ReadonlyMap<string, Y.Doc>): boolean {
  const filled = [...a].filter(([, doc]) => doc.store.clients.size > 0);
  return filled.every(([name, doc]) => {
    const other = b.get(name);
    return other !== undefined && Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(other));
  });
}

/** Complaints of our own pages and worker, without those that a missing relay draws from the browser itself. */
export function complaints({ problems, origin }: Chromium): readonly Problem[] {
  return problems.filter(({ from, text }) => from.startsWith(origin) && !/net::ERR_|WebSocket connection/.test(text));
}

/** Stops the background at once, whatever is under way, and waits until it is gone. Only where nobody listens to it. */
export async function stopBackground({ browser, origin }: Chromium): Promise<void> {
  const session = await browser.target().createCDPSession();
  const running = async (): Promise<readonly string[]> => {
    const { targetInfos } = await session.send("Target.getTargets");
    const workers = targetInfos.filter(({ type, url }) => type === "service_worker" && url.startsWith(origin));
    return workers.map(({ targetId }) => targetId);
  };
  for (const targetId of await running()) {
    // It may have ended by itself meanwhile.
    await session.send("Target.closeTarget", { targetId }).catch(() => undefined);
    await until("the background is stopped", async () => !(await running()).includes(targetId));
  }
  await session.detach();
}
