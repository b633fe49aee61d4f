/** What went wrong in a browser, from all its pages and workers: a test ends by expecting this list to be empty. */
import type { Browser, CDPSession, Target } from "puppeteer-core";

export interface Problem {
  /** Address of the page or worker. */
  readonly from: string;
  readonly text: string;
}

/**
 * Listens to every target, those of the future included. The protocol repeats what a target said before we listened,
 * so that an error at its very start is heard too.
 */
export function collectProblems(browser: Browser): readonly Problem[] {
  const problems: Problem[] = [];
  const listen = async (target: Target): Promise<void> => {
    try {
      await listenTo(target, await target.createCDPSession(), problems);
    } catch {
      // The target was gone before we were there.
    }
  };
  browser.on("targetcreated", (target) => void listen(target));
  for (const target of browser.targets()) void listen(target);
  return problems;
}

async function listenTo(target: Target, session: CDPSession, problems: Problem[]): Promise<void> {
  const add = (text: string): void => {
    problems.push({ from: target.url(), text });
  };
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: { exception, text } }) => {
    add(exception?.description ?? text);
  });
  session.on("Runtime.consoleAPICalled", ({ type, args }) => {
    if (type !== "error" && type !== "assert" && type !== "warning") return;
    add(`console.${type}: ${args.map((arg) => arg.description ?? String(arg.value)).join(" ")}`);
  });
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.level === "error" || entry.level === "warning") add(`${entry.source}: ${entry.text} ${entry.url ?? ""}`);
  });
  await session.send("Runtime.enable");
  await session.send("Log.enable").catch(() => undefined);
}
