/** A running relay: the store, the app, the HTTP server and the live sockets, started and stopped as one. */
import { createAdaptorServer, type WebSocketServerLike } from "@hono/node-server";
import { createServer, Server } from "node:http";
import { WebSocketServer } from "ws";
import { assert } from "#shared/std/assert.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { LIVE_CLOSE } from "#shared/sync/protocol.ts";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { createDoorbell } from "./live/doorbell.ts";
import { startHeartbeat } from "./live/heartbeat.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { sentenceOfOpenError } from "./storage/sqlite-database.ts";
import { createSqliteStore } from "./storage/sqlite-store.ts";

/** Against callers who send slowly or ask for too much at once. */
const SERVER_OPTIONS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 8192,
  // Any other upgrade is answered as the plain request that it also is.
  shouldUpgradeCallback: ({ headers }: { headers: Record<string, unknown> }) =>
    typeof headers["upgrade"] === "string" && headers["upgrade"].toLowerCase() === "websocket",
};
const MAX_HEADERS = 50;
const MAX_CONNECTIONS = 8192;
const MAX_LIVE_FRAME_BYTES = 1024;
const STOP_GRACE_MS = 3000;

export interface Relay {
  /** `http://127.0.0.1:8787`: where it listens. */
  readonly url: string;
  /** Finishes what is under way, closes sockets, writes the log into the database and closes it. */
  stop(): Promise<void>;
}

export interface StartError {
  readonly type: "cannot-start";
  /** For the operator. */
  readonly sentence: string;
}

export interface RelayWorld {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => number;
}

export async function startRelay(
  config: Config,
  { log, metrics, now }: RelayWorld,
): Promise<Result<Relay, StartError>> {
  const opened = createSqliteStore({
    path: config.database,
    maxBytes: config.databaseBytes,
    spaceBytes: config.spaceBytes,
    onGroup(writes) {
      metrics.counts.groups += 1;
      metrics.counts.writes += writes;
    },
    onFailure(error) {
      metrics.counts.storageFailures += 1;
      log.fault("storage", error);
    },
  });
  if (!opened.ok) return err({ type: "cannot-start", sentence: sentenceOfOpenError(opened.error) });
  const store = opened.value;
  const doorbell = createDoorbell({ store, ...config });
  let stopping = false;
  const app = createApp({ config, store, doorbell, log, metrics, now, isStopping: () => stopping });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_LIVE_FRAME_BYTES, perMessageDeflate: false });
  const stopHeartbeat = startHeartbeat(sockets);
  const server = createServerOf(app.fetch, sockets);

  const listening = await listen(server, config);
  if (!listening.ok) {
    stopHeartbeat();
    await store.close();
    return listening;
  }
  return ok({
    url: listening.value,
    async stop() {
      stopping = true;
      stopHeartbeat();
      doorbell.stop();
      for (const socket of sockets.clients) socket.close(LIVE_CLOSE.relayStopping);
      await closeServer(server, sockets);
      await store.close();
    },
  });
}

function createServerOf(fetch: Parameters<typeof createAdaptorServer>[0]["fetch"], sockets: WebSocketServer): Server {
  const server = createAdaptorServer({
    fetch,
    createServer,
    serverOptions: SERVER_OPTIONS,
    // The package's own socket types leave out `undefined` where ws has it; at run time they are the same objects.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    websocket: { server: sockets as unknown as WebSocketServerLike },
  });
  assert(server instanceof Server, "createServer of node:http makes it");
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

function listen(server: Server, { host, port }: Config): Promise<Result<string, StartError>> {
  return new Promise((resolve) => {
    server.once("error", (error) => {
      const why = "code" in error && error.code === "EADDRINUSE" ? "the port is in use" : error.message;
      resolve(err({ type: "cannot-start", sentence: `The relay could not listen on ${host}:${port}: ${why}.` }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(ok(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`));
    });
  });
}

/** Waits for requests under way, and cuts off what is still open after the grace. */
async function closeServer(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, STOP_GRACE_MS);
  await closed;
  clearTimeout(cut);
}
