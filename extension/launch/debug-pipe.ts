/**
 * Talks to a browser over the pipe of `--remote-debugging-pipe`: file descriptors 3 and 4, one JSON message after the
 * other, each ended by a zero byte. No port is opened, and no page is attached to: the browser stays the learner's.
 */
import type { ChildProcess } from "node:child_process";
import { Readable, Writable } from "node:stream";

export interface DebugPipe {
  /** The result of a command of the Chrome DevTools Protocol. Rejects with the browser's message. */
  send(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
}

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** `child` was spawned with pipes as its descriptors 3 and 4. */
export function createDebugPipe(child: ChildProcess): DebugPipe {
  const [input, output] = [child.stdio[3], child.stdio[4]];
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error("the browser was given no pipe");
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) settle(waiting, JSON.parse(message));
  });
  const failAll = (): void => {
    for (const { fail } of waiting.values()) fail(new Error("the browser has ended"));
    waiting.clear();
  };
  child.once("exit", failAll);
  child.once("error", failAll);
  // Writing to a browser that was just closed is no news: its end is.
  input.on("error", () => undefined);
  return {
    send(method, params) {
      last += 1;
      const id = last;
      return new Promise((done, fail) => {
        waiting.set(id, { done, fail });
        input.write(`${JSON.stringify({ id, method, params })}\0`);
      });
    },
  };
}

function settle(waiting: Map<number, Waiting>, message: unknown): void {
  if (typeof message !== "object" || message === null || !("id" in message)) return;
  const call = waiting.get(Number(message.id));
  waiting.delete(Number(message.id));
  if ("error" in message) call?.fail(new Error(JSON.stringify(message.error)));
  else call?.done("result" in message ? message.result : undefined);
}
