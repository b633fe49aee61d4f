/**
 * A real Chromium with a small extension that injects the clip scripts the way Waymark does, and a server on loopback
 * for the pages. The scripts run in the extension's isolated world; their value comes back through `executeScript`.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { TargetType, type Page } from "puppeteer-core";
import type { ClipAnswer } from "#ext/clipper/clip.ts";
import type { GlanceAnswer } from "#ext/clipper/glance.ts";
import { buildScript } from "./build-scripts.ts";

const MANIFEST = {
  manifest_version: 3,
  name: "clip test",
  version: "1",
  permissions: ["scripting", "tabs"],
  host_permissions: ["http://127.0.0.1/*"],
  background: { service_worker: "worker.js" },
};

export interface ServedPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What each script gives. */
interface Values {
  readonly clip: ClipAnswer;
  readonly glance: GlanceAnswer;
}

export interface Injected<Value> {
  readonly value: Value;
  readonly ms: number;
  /** Processor time of all renderers: on a busy machine it says more than the clock. */
  readonly cpuMs: number;
}

export interface ClipBrowser {
  /** Opens HTML at `path` on the server. */
  readonly open: (path: string, served: ServedPage) => Promise<Page>;
  /** Injects a script into the page and gives its value and what that took. */
  readonly inject: <Name extends keyof Values>(script: Name) => Promise<Injected<Values[Name]>>;
  /** Paths asked for since the last `open`. */
  readonly requests: () => readonly string[];
  readonly origin: string;
  readonly gzipBytes: Readonly<Record<keyof Values, number>>;
  readonly close: () => Promise<void>;
}

export async function startClipBrowser(): Promise<ClipBrowser> {
  const [clip, glance] = [await buildScript("clip"), await buildScript("glance")];
  const dir = await mkdtemp(join(tmpdir(), "waymark-clip-"));
  await writeFile(join(dir, "manifest.json"), JSON.stringify(MANIFEST));
  await writeFile(join(dir, "worker.js"), "");
  await writeFile(join(dir, "clip.js"), clip.code);
  await writeFile(join(dir, "glance.js"), glance.code);

  const pages = new Map<string, ServedPage>();
  let requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    // The browser's own question, which comes whenever it likes.
    if (path !== "/favicon.ico") requests.push(path);
    const served = pages.get(path);
    response.writeHead(served ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...served?.headers });
    response.end(served?.html ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;

  const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium",
    pipe: true,
    enableExtensions: [dir],
    args: (
      "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
      "--disable-component-update --disable-sync"
    ).split(" "),
    protocolTimeout: 240_000,
  });
  const target = await browser.waitForTarget((candidate) => candidate.type() === TargetType.SERVICE_WORKER);
  const worker = await target.worker();
  if (worker === null) throw new Error("the test extension has no worker");
  const page = await browser.newPage();
  const system = await browser.target().createCDPSession();
  const rendererCpuMs = async () => {
    const { processInfo } = await system.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  };

  return {
    origin,
    gzipBytes: { clip: clip.gzipBytes, glance: glance.gzipBytes },
    requests: () => requests,
    open: async (path, served) => {
      pages.set(path, served);
      requests = [];
      await page.goto(origin + path, { waitUntil: "load", timeout: 120_000 });
      await page.bringToFront();
      return page;
    },
    inject: async (script) => {
      const before = await rendererCpuMs();
      // A string, since this code runs where only `chrome` is known.
      const injected = await worker.evaluate(`(async () => {
        const [tab] = await chrome.tabs.query({ url: "http://127.0.0.1/*" });
        const from = performance.now();
        const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ["${script}.js"] });
        return { value: frame.result, ms: performance.now() - from };
      })()`);
      // The value is what the script was compiled to return; the tests look at it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const { value, ms } = injected as { value: Values[typeof script]; ms: number };
      return { value, ms, cpuMs: (await rendererCpuMs()) - before };
    },
    close: async () => {
      await browser.close();
      server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
