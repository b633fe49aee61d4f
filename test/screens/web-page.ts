/** A web page that a learner reads and saves, the same in every run. */
import type { Page } from "puppeteer-core";
import type { Chromium } from "#test/e2e/harness/chromium.ts";
import { workerOf } from "#test/e2e/harness/worker.ts";

export interface WebPage {
  readonly address: string;
  readonly html: string;
}

/** The passage of `ARTICLE` that is worth keeping. */
export const PASSAGE = "#passage";
export const PASSAGE_TEXT = "A name is looked up before the first byte is sent, and the answer is kept for a while.";

export const ARTICLE: WebPage = {
  address: "https://docs.example.org/web/from-name-to-page?utm_source=newsletter",
  html: pageOf(
    "From a name to a page, one step at a time",
    `<p>Everything on the way from the address bar to the page can be watched from a terminal. This article takes one
     address and follows it through each step, with the commands that show what happened and what it cost.</p>
     <h2>The name comes first</h2>
     <p id="passage">${PASSAGE_TEXT}</p>
     <p>The lookup is a question to a resolver, and the resolver asks on until a server knows. Ask it yourself:</p>
     <pre><code class="language-sh">dig +noall +answer example.org
# example.org.  3600  IN  A  192.0.2.10</code></pre>
     <h2>Then a connection, then a request</h2>
     <p>The client opens a connection to the address, agrees on keys with the server, and only then says what it wants.
     The numbers below were measured on a home network in the evening.</p>
     <table><thead><tr><th>Step</th><th>First visit</th><th>Second visit</th></tr></thead><tbody>
     <tr><td>Name lookup</td><td>34 ms</td><td>0 ms</td></tr><tr><td>Connection</td><td>21 ms</td><td>0 ms</td></tr>
     <tr><td>TLS</td><td>44 ms</td><td>0 ms</td></tr><tr><td>First byte</td><td>61 ms</td><td>58 ms</td></tr></tbody></table>
     <ul><li>A second visit reuses the connection that is open.</li><li>A cached answer needs no server at all.</li></ul>
     <blockquote><p>Measure first. What you believe about the network was true somewhere else.</p></blockquote>
     <p>With these few commands every slow page can be taken apart, and the slow part has a name in the end.</p>`,
    `<meta name="author" content="Ada Lovelace"><meta property="article:published_time" content="2025-05-03T22:30:00Z">`,
  ),
};

export const SECOND_ARTICLE: WebPage = {
  address: "https://blog.example.net/2026/ports-in-practice",
  html: pageOf(
    "Ports in practice: who listens, and how to find out",
    `<p>A port is a number that a program asks for when it wants to be reached. Two programs cannot have the same one,
     and the message about it is among the first that everyone meets who starts a server twice.</p>
     <p>The list of programs that listen is one command away on every system, and reading it once a week is a habit that
     pays for itself: a program that nobody remembers is a door that nobody locks.</p>
     <p>Numbers below 1024 are kept for the system. Above them everyone takes what is free, and writes it down.</p>`,
  ),
};

function pageOf(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,">${head}</head>
    <body><article><h1>${title}</h1>${body}</article></body></html>`;
}

/** A tab that shows the page at its address. No server is asked: the browser is given the page as the answer. */
export async function visitWebPage({ browser }: Chromium, { address, html }: WebPage): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url() === address) void request.respond({ contentType: "text/html; charset=utf-8", body: html });
    else void request.continue();
  });
  await page.goto(address);
  return page;
}

/** Gives the background the time that the learner's pages have: it dates what is saved by the popup. */
export async function setBackgroundClock(chromium: Chromium, now: string): Promise<void> {
  const worker = await workerOf(chromium);
  await worker.evaluate(
    (offset) => {
      const RealDate = Date;
      const time = (): number => RealDate.now() + offset;
      globalThis.Date = new Proxy(RealDate, {
        construct: (real, args, target) => Reflect.construct(real, args.length === 0 ? [time()] : args, target),
        get: (real, name) => (name === "now" ? time : Reflect.get(real, name)),
      });
    },
    Date.parse(now) - Date.now(),
  );
}
