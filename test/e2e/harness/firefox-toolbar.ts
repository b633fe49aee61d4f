/**
 * The toolbar button of Firefox. WebDriver reaches the browser's own window in its chrome scope (`moz:scope`, allowed
 * by `--remote-allow-system-access`): there the button is pressed as a click presses it, which grants `activeTab` and
 * opens the popup, and keys go to the popup as the window's own input.
 */
import * as v from "valibot";
import type { Browser } from "puppeteer-core";
import { until } from "./until.ts";

const EXTENSION_ID = "waymark@waymark.invalid";
const KEY_CODES = { Enter: 13, u: 85 } as const;
const POPUP = 'document.querySelector("browser[webextension-view-type=popup]")';
/** A question is lost for good when the popup is moved while it is under way. In milliseconds. */
const ANSWER_MS = 1000;

export interface FirefoxPopup {
  /** What it says now; "" while it is not there. */
  text(): Promise<string>;
  /** The id of what has its focus now, or "". */
  focused(): Promise<string>;
  /** Presses a key in it. */
  press(key: keyof typeof KEY_CODES): Promise<void>;
  /** Closes it as a click elsewhere does. */
  close(): Promise<void>;
}

/** Presses the button over the tab in front. Resolves when the popup is in its panel and the panel is open. */
export async function clickToolbar(browser: Browser): Promise<FirefoxPopup> {
  const window = await browserWindow(browser);
  await window.run(`(async () => {
    const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const { extension } = WebExtensionPolicy.getByID("${EXTENSION_ID}");
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    return "";
  })()`);
  // Firefox loads the popup elsewhere first and then moves it into the panel.
  await until(
    "the popup is open",
    async () => (await window.run(`${POPUP}?.closest("panel")?.state ?? ""`)) === "open",
  );
  /** What an expression is in the popup's own page, or "" while there is none. */
  const ask = (expression: string): Promise<string> =>
    window.run(`new Promise((done) => {
      const view = ${POPUP};
      if (!view) return done("");
      const { messageManager } = view;
      const end = (data) => { messageManager.removeMessageListener("waymark:answer", heard); done(data); };
      const heard = ({ data }) => end(data);
      messageManager.addMessageListener("waymark:answer", heard);
      setTimeout(end, ${ANSWER_MS}, "");
      messageManager.loadFrameScript("data:,sendAsyncMessage('waymark:answer', ${expression})", false);
    })`);
  return {
    text: () => ask("content.document.body.innerText"),
    focused: () => ask("content.document.activeElement.id"),
    async press(key) {
      const pressed = await window.run(`(() => {
        ${POPUP}.focus();
        const input = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
        if (!input.beginInputTransactionForTests(window, () => true)) return "refused";
        const event = new KeyboardEvent("", { key: "${key}", keyCode: ${KEY_CODES[key]} });
        input.keydown(event);
        input.keyup(event);
        return "pressed";
      })()`);
      if (pressed !== "pressed") throw new Error(`Firefox did not take the key ${key}`);
    },
    async close() {
      await window.run(`(() => { ${POPUP}?.closest("panel")?.hidePopup(); return ""; })()`);
      await until("the popup is closed", async () => (await window.run(`String(${POPUP})`)) === "null");
    },
  };
}

const sends = v.object({ connection: v.object({ send: v.function() }) });
const tree = v.object({ result: v.object({ contexts: v.array(v.object({ context: v.string() })) }) });
const evaluated = v.object({
  result: v.variant("type", [
    v.object({ type: v.literal("success"), result: v.object({ value: v.string() }) }),
    v.object({ type: v.literal("exception"), exceptionDetails: v.object({ text: v.string() }) }),
  ]),
});

async function browserWindow(browser: Browser): Promise<{ run(expression: string): Promise<string> }> {
  // Puppeteer has no words for this scope; its connection has.
  v.parse(sends, browser);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just parsed; a schema cannot tell a function's shape
  const { connection } = browser as unknown as { connection: { send(method: string, body: object): Promise<unknown> } };
  const { contexts } = v.parse(
    tree,
    await connection.send("browsingContext.getTree", { "moz:scope": "chrome" }),
  ).result;
  const context = contexts[0]?.context;
  if (context === undefined) throw new Error("Firefox has no window");
  return {
    async run(expression) {
      const body = { expression, target: { context }, awaitPromise: true };
      const { result } = v.parse(evaluated, await connection.send("script.evaluate", body));
      if (result.type === "exception") throw new Error(result.exceptionDetails.text);
      return result.result.value;
    },
  };
}
