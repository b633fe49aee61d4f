/** One connection between a page and the background, as both ends see it. It ends when either of them is gone. */
import { browser, type Browser } from "wxt/browser";
import { LINE } from "./port-messages.ts";

export interface Pipe {
  /** Sends to the other end. What is sent on a lost pipe is dropped. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other end is gone or was never there; not after `close`. */
  onLost(listener: () => void): void;
  close(): void;
}

/** A pipe to the background, which is woken. Throws when this page outlived its extension. */
export function connectPipe(): Pipe {
  return pipeOfPort(browser.runtime.connect({ name: LINE }));
}

export function pipeOfPort(port: Browser.runtime.Port): Pipe {
  return {
    post(message) {
      try {
        port.postMessage(message);
      } catch {
        // Disconnected: the listener of that is told, and whoever sent sends again on the next pipe.
      }
    },
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onLost: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}
