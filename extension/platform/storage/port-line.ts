/**
 * A page's line to the background that outlives its pipes. Firefox stops the background after half a minute of rest and
 * every pipe with it: a line that is needed (the page is seen, a question is open, an edit is not saved) is made anew,
 * any other waits until it is.
 */
import * as v from "valibot";
import { ToPageSchema, type Call, type ToBackground, type ToPage } from "./port-messages.ts";
import type { Pipe } from "./port-pipe.ts";
import { OPEN_LIMIT_MS } from "./raw-db.ts";
import { createRetry } from "./retry.ts";

export interface LineUser {
  /** There is a new pipe: nothing that was said on the last one counts, and what was said since then was not heard. */
  readonly onFresh?: (isFirst: boolean) => void;
  readonly onMessage: (message: ToPage) => void;
  /** True while something must reach the background. */
  readonly needsLine?: () => boolean;
}

export interface PortLine {
  /**
   * Sends on the pipe that is there. Without one it is dropped, and one is made: `onFresh` is the time to send again.
   */
  send(message: ToBackground): void;
  /** The background's answer. Asked again on each new pipe; rejects when there is none in time. */
  ask(call: Call, limitMs?: number): Promise<unknown>;
  use(user: LineUser): () => void;
  close(): void;
}

export interface LineDeps {
  readonly connect: () => Pipe;
  readonly isShown: () => boolean;
  /** Calls when the page comes to be seen; returns the way to stop. */
  readonly onShown: (listener: () => void) => () => void;
}

interface Question {
  readonly call: Call;
  readonly answered: (message: Extract<ToPage, { type: "answer" | "failed" }>) => void;
}

export function createPortLine({ connect, isShown, onShown }: LineDeps): PortLine {
  const users = new Set<LineUser>();
  const questions = new Map<number, Question>();
  let pipe: Pipe | null = null;
  let hadPipe = false;
  let asked = 0;
  let isClosed = false;

  const isNeeded = (): boolean =>
    !isClosed && (isShown() || questions.size > 0 || [...users].some((user) => user.needsLine?.() === true));

  const retry = createRetry(() => (isNeeded() ? begin() : Promise.resolve(true)));

  /** Makes a pipe unless there is one. Answers whether the background was heard on it before it was lost. */
  async function begin(): Promise<boolean> {
    if (pipe !== null || isClosed) return true;
    try {
      pipe = connect();
    } catch {
      retry.soon();
      return false;
    }
    const mine = pipe;
    const isFirst = !hadPipe;
    hadPipe = true;
    const heard = new Promise<boolean>((resolve) => {
      mine.onMessage((message) => {
        resolve(true);
        const parsed = v.safeParse(ToPageSchema, message);
        if (mine === pipe && parsed.success) hear(parsed.output);
      });
      mine.onLost(() => {
        resolve(false);
        if (mine !== pipe) return;
        pipe = null;
        if (isNeeded()) retry.soon();
      });
    });
    for (const [id, { call }] of questions) mine.post({ type: "call", id, call });
    for (const user of users) user.onFresh?.(isFirst);
    return heard;
  }

  function hear(message: ToPage): void {
    if (message.type === "answer" || message.type === "failed") questions.get(message.id)?.answered(message);
    else for (const user of users) user.onMessage(message);
  }

  function post(message: ToBackground): void {
    if (pipe) pipe.post(message);
    else void begin();
  }

  const stopWatching = onShown(() => void begin());
  return {
    send: post,
    ask(call, limitMs = OPEN_LIMIT_MS) {
      const id = ++asked;
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          questions.delete(id);
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error("no answer"));
        }, limitMs);
        questions.set(id, {
          call,
          answered: (message) => {
            end();
            if (message.type === "answer") resolve(message.value);
            else reject(new Error(message.detail));
          },
        });
        post({ type: "call", id, call });
      });
    },
    use(user) {
      users.add(user);
      return () => users.delete(user);
    },
    close() {
      isClosed = true;
      retry.stop();
      stopWatching();
      pipe?.close();
      pipe = null;
    },
  };
}
