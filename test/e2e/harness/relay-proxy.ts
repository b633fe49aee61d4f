/** A way between a browser and a relay on this machine that sees every byte, and may hold some back. */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface RelayProxyOptions {
  /** Every chunk as it passes, of both directions. */
  readonly onBytes?: (chunk: Buffer, direction: "asked" | "answered") => void;
  /** Milliseconds for which what the browser sends is held back from this chunk on. */
  readonly delayOf?: (chunk: Buffer) => number;
  /** The browser gave up a connection while something of it was held back. */
  readonly onGivenUp?: () => void;
}

export interface RelayProxy {
  readonly url: string;
  close(): Promise<void>;
}

export async function startRelayProxy(relay: string, options: RelayProxyOptions): Promise<RelayProxy> {
  const port = Number(new URL(relay).port);
  const open = new Set<Socket>();
  const server = createServer((browser) => {
    const there = connect(port, "127.0.0.1");
    let held = 0;
    for (const socket of [browser, there]) {
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        if (socket === browser && held > 0) options.onGivenUp?.();
        browser.destroy();
        there.destroy();
      });
      // A connection that breaks on one side ends on the other: that is all there is to it.
      socket.on("error", () => undefined);
    }
    browser.on("data", (chunk: Buffer) => {
      options.onBytes?.(chunk, "asked");
      const ms = options.delayOf?.(chunk) ?? 0;
      if (ms === 0) return there.write(chunk);
      held += 1;
      browser.pause();
      setTimeout(() => {
        held -= 1;
        there.write(chunk);
        browser.resume();
      }, ms);
      return undefined;
    });
    there.on("data", (chunk: Buffer) => {
      options.onBytes?.(chunk, "answered");
      browser.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port was expected");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
