/** Waiting from outside the browser, for what no event of it tells. */
import { setTimeout as sleep } from "node:timers/promises";

/** Long: it is waited out only where something is broken. In milliseconds. */
const PATIENCE_MS = 30_000;
/** A page that is being replaced may never answer: it is asked anew. */
const ANSWER_MS = 5000;

/** Asks again and again. An ask that fails counts as a no, and is told when the time is over. */
export async function until(what: string, ask: () => Promise<boolean>, timeoutMs = PATIENCE_MS): Promise<void> {
  const end = Date.now() + timeoutMs;
  let failure: unknown;
  const asked = async (): Promise<boolean> => {
    try {
      return await ask();
    } catch (error) {
      failure = error;
      return false;
    }
  };
  while (Date.now() < end) {
    if (await Promise.race([asked(), sleep(ANSWER_MS, false)])) return;
    await sleep(50);
  }
  throw new Error(`waited in vain until ${what}`, { cause: failure });
}
