import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { startHeartbeat } from "#server/live/heartbeat.ts";

const EVERY_MS = 40;

let server: WebSocketServer;
let stop: () => void;
let url: string;

beforeEach(async () => {
  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const address = http.address();
  url = `ws://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  server = new WebSocketServer({ server: http });
  stop = startHeartbeat(server, EVERY_MS);
});
afterEach(() => {
  stop();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

it("ends a socket whose other end no longer answers, and keeps the one that does", async () => {
  const silent = new WebSocket(url, { autoPong: false });
  const alive = new WebSocket(url);
  await Promise.all([once(silent, "open"), once(alive, "open")]);
  const [code] = await once(silent, "close");
  expect(code).toBe(1006);
  await new Promise((resolve) => setTimeout(resolve, 4 * EVERY_MS));
  expect(alive.readyState).toBe(WebSocket.OPEN);
  expect(server.clients.size).toBe(1);
  alive.terminate();
});
