/** The three that are compared: ours, Hocuspocus with SQLite, y-websocket with LevelDB. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "#ext/launch/build.ts";
import type { BenchClient, Contender } from "./contender.ts";
import { startServer } from "./server-process.ts";
import { connectWaymark, idleWaymark, prepareWaymark } from "./waymark-client.ts";

const PEERS = join(import.meta.dirname, "../peers");

/** Limits are not what is measured: all clients come from one address. */
const WIDE = {
  WAYMARK_RELAY_REQUESTS_PER_MINUTE: "100000000",
  WAYMARK_RELAY_ENTRIES_PER_MINUTE: "100000000",
  WAYMARK_RELAY_MIB_PER_MINUTE: "1000000",
  WAYMARK_RELAY_SPACES_PER_DAY: "100000",
  WAYMARK_RELAY_SOCKETS_PER_ADDRESS: "100000",
};

const waymark: Contender = {
  name: "waymark",
  start: (folder, port) =>
    startServer([join(PROJECT, "server/main.ts")], port, {
      ...WIDE,
      WAYMARK_RELAY_PORT: String(port),
      WAYMARK_RELAY_DATABASE: join(folder, "relay.sqlite"),
    }),
  connect: (port, doc, client) => connectWaymark(`http://127.0.0.1:${port}`, doc, client),
  prepare: (port, doc) => prepareWaymark(`http://127.0.0.1:${port}`, doc),
  idle: (port, doc) => idleWaymark(`http://127.0.0.1:${port}`, doc),
};

const hocuspocus: Contender = {
  name: "hocuspocus",
  start: (folder, port) =>
    startServer([join(PEERS, "hocuspocus-server.mjs"), String(port), join(folder, "hocuspocus.sqlite")], port),
  connect: async (port, doc) => (await peers()).connectHocuspocus(`ws://127.0.0.1:${port}`, `doc-${doc}`),
  prepare: async () => undefined,
  idle: async (port, doc) => closerOf(await hocuspocus.connect(port, doc, 0)),
};

const yWebsocket: Contender = {
  name: "y-websocket",
  start: (folder, port) =>
    startServer([join(PEERS, "node_modules/@y/websocket-server/src/server.js")], port, {
      HOST: "127.0.0.1",
      PORT: String(port),
      YPERSISTENCE: join(folder, "leveldb"),
    }),
  connect: async (port, doc) => (await peers()).connectYWebsocket(`ws://127.0.0.1:${port}`, `doc-${doc}`),
  prepare: async () => undefined,
  idle: async (port, doc) => closerOf(await yWebsocket.connect(port, doc, 0)),
};

export const CONTENDERS: readonly Contender[] = [waymark, hocuspocus, yWebsocket];

/**
 * Installs the peers beside their lockfile when they are not there yet. They are no part of the project's own install.
 */
export async function ensurePeers(): Promise<void> {
  if (existsSync(join(PEERS, "node_modules/.package-lock.json"))) return;
  console.log("Installing the peers (npm ci in test/bench/peers) ...");
  const npm = spawn("npm", ["ci"], { cwd: PEERS, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => npm.once("exit", resolve).once("error", () => resolve(1)));
  if (code !== 0) throw new Error("the peers could not be installed: npm ci in test/bench/peers failed");
}

function closerOf(client: BenchClient): () => void {
  return () => client.close();
}

/** Loaded late: the peers' packages are not there until they were installed, and ours needs none of them. */
async function peers() {
  return import("../peers/peer-clients.mjs");
}
