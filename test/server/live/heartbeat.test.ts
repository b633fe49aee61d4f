import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import WebSocket, { WebSocketServer } from "ws";
import { startHeartbeat } from "#server/live/heartbeat.ts";

const EVERY_MS = 30_000;

let server: WebSocketServer;
let stop: () => void;
let url: string;

beforeEach(async () => {
  // A round comes when the test says so: an answer has as long as it needs, however busy the machine is.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
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
  vi.useRealTimers();
});

/** The next round, and the first answer to it. */
async function answeredRound(): Promise<void> {
  const answers = [...server.clients].map((socket) => once(socket, "pong"));
  vi.advanceTimersByTime(EVERY_MS);
  await Promise.race(answers);
}

it("ends a socket whose other end no longer answers, and keeps the one that does", async () => {
  const silent = new WebSocket(url, { autoPong: false });
  const alive = new WebSocket(url);
  await Promise.all([once(silent, "open"), once(alive, "open")]);
  const closed = once(silent, "close");
  await answeredRound();
  expect(server.clients.size).toBe(2);
  await answeredRound();
  expect((await closed)[0]).toBe(1006);
  await answeredRound();
  expect(alive.readyState).toBe(WebSocket.OPEN);
  expect(server.clients.size).toBe(1);
  alive.terminate();
});
