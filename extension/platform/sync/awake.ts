/**
 * Keeps the background from being stopped while something is under way: both browsers end a worker, and its open
 * request with it, after 30 s in which no API of the extension was called.
 */
import { browser } from "wxt/browser";

const EVERY_MS = 15_000;

let tasks = 0;
let timer: ReturnType<typeof setInterval> | undefined;

export async function awake<T>(task: () => Promise<T>): Promise<T> {
  tasks += 1;
  timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), EVERY_MS);
  try {
    return await task();
  } finally {
    tasks -= 1;
    if (tasks === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  }
}
