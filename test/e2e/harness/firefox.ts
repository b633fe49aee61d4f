/** Starts Firefox with the extension, for tests. */
import { launch, type Browser, type BrowserContext, type Page } from "puppeteer-core";
import { findFirefox } from "#ext/launch/browsers.ts";
import { ensureBrowsers } from "#ext/launch/ensure-browsers.ts";
import { scratchFolder } from "./built.ts";
import type { Problem } from "./problems.ts";
import { until } from "./until.ts";

export interface Firefox {
  readonly browser: Browser;
  /** `moz-extension://<uuid>` */
  readonly origin: string;
  readonly problems: readonly Problem[];
  /** A tab that shows a page of the extension, such as `/newtab.html`; in a container of its own when one is given. */
  openPage(path: string, container?: BrowserContext): Promise<Page>;
  close(): Promise<void>;
}

/** Longer than a start takes while others have the processor. */
const START_MS = 90_000;
/** The id in the manifest, and an address that we choose so that tests know it. */
const ID = "waymark@waymark.invalid";
const UUID = "5f1a3c52-9d0e-4c8e-8b6a-2f6f0a7d1c11";

/** With a `profile` the library outlives the browser, as it does for an add-on that was really installed. */
export async function launchFirefox(options: {
  readonly extension: string;
  readonly profile?: string;
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}): Promise<Firefox> {
  const ensured = await ensureBrowsers(["firefox"], console.log);
  const found = findFirefox();
  if (!ensured.ok) throw new Error(ensured.error.advice);
  if (!found) throw new Error("Firefox is there and not found");
  const ownProfile = options.profile === undefined ? await scratchFolder("profile") : null;
  const browser = await launch({
    browser: "firefox",
    timeout: START_MS,
    executablePath: found.path,
    headless: true,
    userDataDir: options.profile ?? ownProfile?.path ?? "",
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
      // Loaded for a session only, an add-on would lose its storage at the end of it.
      "extensions.webextensions.keepStorageOnUninstall": true,
      "extensions.webextensions.keepUuidOnUninstall": true,
      ...options.prefs,
    },
  });
  await browser.installExtension(options.extension);
  const origin = `moz-extension://${UUID}`;
  const problems: Problem[] = [];
  return {
    browser,
    origin,
    problems,
    openPage: (path, container = browser.defaultBrowserContext()) => openPage(container, `${origin}${path}`, problems),
    async close() {
      await browser.close();
      await ownProfile?.remove();
    },
  };
}

async function openPage(context: BrowserContext, url: string, problems: Problem[]): Promise<Page> {
  const page = await context.newPage();
  page.on("pageerror", (error) =>
    problems.push({ from: url, text: error instanceof Error ? error.message : String(error) }),
  );
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") problems.push({ from: url, text: message.text() });
  });
  // Firefox loads the page and never says so.
  void page.goto(url).catch(() => undefined);
  await until(`${url} is loaded`, () =>
    page.evaluate((wanted) => location.href === wanted && document.readyState === "complete", url),
  );
  return page;
}
