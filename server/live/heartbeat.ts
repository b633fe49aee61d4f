/** Finds live sockets whose other end has gone without a word, and ends them. */
import type { WebSocket, WebSocketServer } from "ws";

const EVERY_MS = 30_000;

/** Pings each socket; one that has not answered by the next round is ended. Returns the way to stop. */
export function startHeartbeat(server: WebSocketServer, everyMs = EVERY_MS): () => void {
  const asked = new WeakSet<WebSocket>();
  function answered(this: WebSocket): void {
    asked.delete(this);
  }
  // One function for all sockets: a closure for each would be paid a thousand times.
  server.on("connection", (socket) => socket.on("pong", answered));
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (asked.has(socket)) {
        socket.terminate();
        continue;
      }
      asked.add(socket);
      socket.ping();
    }
  }, everyMs);
  return () => clearInterval(timer);
}
