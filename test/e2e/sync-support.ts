/** What the tests of sync share: browsers of one learner, a real relay on this machine, and the desk as pages have it. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import * as v from "valibot";
import type { WxtBrowser } from "wxt/browser";
import type { OnAnswer, Pairing, SyncOverview } from "#ext/app/sync/sync-desk.ts";
import { OnAnswerSchema, OverviewAnswerSchema, WordsAnswerSchema } from "#ext/platform/sync/sync-schemas.ts";
import { startRelayProcess, type RelayProcess } from "../server/support/relay-process.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import type { Problem } from "./harness/problems.ts";

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

export function launchLearner(profile?: Scratch): Promise<Chromium> {
  return launchChromium({
    extensions: [extensionUnderTest("chromium")],
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

export async function overview(page: Page): Promise<SyncOverview> {
  const answer = v.parse(OverviewAnswerSchema, await ask(page, { type: "sync/overview" }));
  if (answer.type !== "overview") throw new Error(`no overview: ${answer.type}`);
  return answer.overview;
}

/** Waits until the background says that everything is exchanged. */
export async function untilSynced(page: Page, limitMs = 20_000): Promise<SyncOverview> {
  for (let waited = 0; ; waited += 50) {
    const now = await overview(page);
    if (now.facts.state.type === "synced" && now.facts.owed === 0) return now;
    if (waited > limitMs) throw new Error(`never synced: ${JSON.stringify(now.facts)}`);
    await sleep(50);
  }
}

/** Complaints of our own pages and worker, without those that a missing relay draws from the browser itself. */
export function complaints({ problems, origin }: Chromium): readonly Problem[] {
  return problems.filter(({ from, text }) => from.startsWith(origin) && !/net::ERR_|WebSocket connection/.test(text));
}
