/**
 * Runs the clip scripts in a tab. The learner's act (`activeTab`) is all the right there is. What comes back was made
 * beside a page that may be hostile, so it is parsed; a page that never answers is given up after a while.
 */
import * as v from "valibot";
import { browser } from "wxt/browser";
import type { GlanceFailure, PageReader } from "#ext/app/save/page-reader.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { ClipAnswerSchema, GlanceSchema } from "./clip-schemas.ts";

const GLANCE_LIMIT_MS = 1_500;
/** The clipper's own worst page takes 2 s; the rest is for slow machines. */
const CLIP_LIMIT_MS = 8_000;

export const pageReader: PageReader = {
  async glance(tab) {
    const found = await withLimit(runFile(tab, "/glance.js", true), GLANCE_LIMIT_MS);
    return parsed(GlanceSchema, found);
  },
  async clip(tab) {
    const found = await withLimit(runFile(tab, "/clip.js", false), CLIP_LIMIT_MS);
    return parsed(ClipAnswerSchema, found);
  },
  async address(tab) {
    try {
      return (await browser.tabs.get(tab)).url ?? null;
    } catch {
      return null;
    }
  },
};

/** The completion value of the script in the tab's main frame. */
async function runFile(
  tabId: number,
  file: "/glance.js" | "/clip.js",
  injectImmediately: boolean,
): Promise<Result<unknown, GlanceFailure>> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [file], injectImmediately });
    // Firefox says by `error` that the script threw; Chromium gives no result then.
    if (!frame || "error" in frame || frame.result === null || frame.result === undefined) return err("broken");
    return ok(frame.result);
  } catch {
    return err("no-access");
  }
}

async function withLimit(
  run: Promise<Result<unknown, GlanceFailure>>,
  ms: number,
): Promise<Result<unknown, GlanceFailure>> {
  let callOff = (): void => undefined;
  const limit = new Promise<Result<unknown, GlanceFailure>>((resolve) => {
    const timer = setTimeout(() => resolve(err("hung")), ms);
    callOff = () => clearTimeout(timer);
  });
  try {
    return await Promise.race([run, limit]);
  } finally {
    callOff();
  }
}

function parsed<T>(
  schema: v.GenericSchema<unknown, T>,
  found: Result<unknown, GlanceFailure>,
): Result<T, GlanceFailure> {
  if (!found.ok) return found;
  const value = v.safeParse(schema, found.value);
  return value.success ? ok(value.output) : err("broken");
}
