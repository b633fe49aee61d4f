/** Starts Chromium with the extension, for tests. Each test file starts its own and closes it. */
import { setTimeout as sleep } from "node:timers/promises";
import { launch, type Browser, type Extension, type Page } from "puppeteer-core";
import { ensureBrowsers } from "#ext/launch/ensure-browsers.ts";
import { findChromium } from "#ext/launch/browsers.ts";
import { scratchFolder } from "./built.ts";
import { collectProblems, type Problem } from "./problems.ts";
import { until } from "./until.ts";

export interface ChromiumOptions {
  /** Folders of unpacked extensions; the first one is `extension` of the answer. */
  readonly extensions: readonly string[];
  /** A profile folder that outlives the browser; without it a fresh one that goes with it. */
  readonly profile?: string;
  readonly headless?: boolean;
  /** False listens to nobody: a worker that is listened to never runs again once it was stopped. */
  readonly isHeard?: boolean;
  /** Scroll bars take their room, as on a desk; without this they are hidden. */
  readonly keepsScrollBars?: boolean;
  /** More switches, such as `--force-dark-mode`. */
  readonly args?: readonly string[];
  /** More environment, such as `DISPLAY`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Chromium {
  readonly browser: Browser;
  readonly extension: Extension;
  /** `chrome-extension://<id>` */
  readonly origin: string;
  /** Grows while the browser runs. */
  readonly problems: readonly Problem[];
  close(): Promise<void>;
  /** Kills the whole browser as a power cut would: nothing is flushed. */
  kill(): Promise<void>;
}

/** Longer than a start takes while others have the processor. */
const START_MS = 90_000;

/** Far longer than an orderly end takes. */
const CLOSE_MS = 40_000;

/** No traffic of the browser's own, and nothing that two cores and no graphics card cannot carry. */
const SWITCHES = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const ensured = await ensureBrowsers(["chromium"], console.log);
  const found = findChromium();
  if (!ensured.ok) throw new Error(ensured.error.advice);
  if (!found) throw new Error("Chromium is there and not found");
  const ownProfile = options.profile === undefined ? await scratchFolder("profile") : null;
  const browser = await launch({
    executablePath: found.path,
    headless: options.headless ?? true,
    pipe: true,
    timeout: START_MS,
    // Installed below and not here, because this option does not wait until they are loaded.
    enableExtensions: true,
    userDataDir: options.profile ?? ownProfile?.path ?? "",
    defaultViewport: null,
    ignoreDefaultArgs: options.keepsScrollBars === true ? ["--hide-scrollbars"] : [],
    env: { ...process.env, ...options.env },
    args: [
      ...SWITCHES,
      "--window-size=1440,900",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.args ?? []),
    ],
  });
  const problems = options.isHeard === false ? [] : collectProblems(browser);
  const ids: string[] = [];
  for (const folder of options.extensions) ids.push(await browser.installExtension(folder));
  const extension = await untilLoaded(browser, ids);
  return {
    browser,
    extension,
    origin: `chrome-extension://${extension.id}`,
    problems,
    async close() {
      await closeBrowser(browser);
      await ownProfile?.remove();
    },
    async kill() {
      await killBrowser(browser);
      await ownProfile?.remove();
    },
  };
}

/** Closes the browser as a learner does. One that hangs is killed: it would take the time of all tests of its file. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const isClosed = browser.close().then(() => true);
  if (!(await Promise.race([isClosed, sleep(CLOSE_MS, false, { ref: false })]))) await killBrowser(browser);
}

/** Kills the browser's own process group with signal 9, and waits until its processes are gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  if (child?.pid === undefined) throw new Error("this browser was not started here");
  const group = child.pid;
  const gone = new Promise<void>((done) => {
    child.once("exit", () => done());
  });
  process.kill(-group, "SIGKILL");
  await gone;
}

/** A new tab as the learner gets it. `prepare` sees the page before it goes there. */
export async function openNewTab(
  chromium: Chromium,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Page> {
  const page = await chromium.browser.newPage();
  await prepare(page);
  await page.goto("chrome://newtab/");
  return page;
}

/** Resolves when the living page has taken over from the first frame. */
export async function untilLiving(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["living"] !== undefined);
}

/** The first of the extensions, once all of them run. */
async function untilLoaded(browser: Browser, ids: readonly string[]): Promise<Extension> {
  let first: Extension | undefined;
  await until("Chromium has loaded the extension", async () => {
    const loaded = await browser.extensions();
    first = loaded.get(ids[0] ?? "");
    return ids.every((id) => loaded.has(id));
  });
  if (!first) throw new Error("there is no extension");
  return first;
}
