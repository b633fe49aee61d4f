/** Pipes in memory: what is sent is cloned and arrives later, in order. A pipe can be cut as the browser cuts it. */
import type { Pipe } from "#ext/platform/storage/port-pipe.ts";

export interface MemoryPipes {
  /** The page's end of a new pipe; the other end goes to `serve`. */
  readonly connect: () => Pipe;
  /** The background is stopped: both ends of all pipes hear it, and what is under way is lost. */
  cut(): void;
  /** How many pipes were made. */
  readonly made: () => number;
}

interface End {
  readonly pipe: Pipe;
  readonly messages: ((message: unknown) => void)[];
  readonly losses: (() => void)[];
}

export function createMemoryPipes(serve: () => (pipe: Pipe) => void): MemoryPipes {
  const cuts = new Set<() => void>();
  let made = 0;

  function connect(): Pipe {
    made += 1;
    let isOpen = true;
    const endOf = (other: () => End): End => {
      const [messages, losses]: [End["messages"], End["losses"]] = [[], []];
      return {
        messages,
        losses,
        pipe: {
          post: (message) => {
            const copy: unknown = structuredClone(message);
            setTimeout(() => {
              if (isOpen) for (const listener of other().messages) listener(copy);
            });
          },
          onMessage: (listener) => messages.push(listener),
          onLost: (listener) => losses.push(listener),
          close: () => {
            // What was sent before is still heard.
            setTimeout(() => lose(other()));
          },
        },
      };
    };
    const page: End = endOf(() => background);
    const background: End = endOf(() => page);
    const lose = (...ends: readonly End[]): void => {
      if (!isOpen) return;
      isOpen = false;
      cuts.delete(cut);
      for (const end of ends) for (const listener of end.losses) listener();
    };
    const cut = (): void => lose(page, background);
    cuts.add(cut);
    serve()(background.pipe);
    return page.pipe;
  }

  return {
    connect,
    cut: () => {
      for (const cut of cuts) cut();
    },
    made: () => made,
  };
}
