/**
 * What an admitted socket is reduced to. The adapter's listeners keep the request of the upgrade alive as long as the
 * socket is (headers, addresses, the whole context: 5 KB each, measured), and an idle relay holds little else. So once
 * a socket is in, ours take their place.
 */
import type { WebSocketLike } from "@hono/node-server";
import type { WSContext } from "hono/ws";
import WebSocket from "ws";

export interface Line {
  readonly send: (text: string) => void;
  readonly close: (code: number) => void;
  /** Bytes that the other end has not taken yet. */
  readonly buffered: () => number;
}

export interface LineEvents {
  readonly onMessage: () => void;
  readonly onClose: () => void;
}

export type TakeOver = (events: LineEvents) => Line;

/** Must be called while the socket opens, before the adapter listens: what listens already is the server's own. */
export function lineOf(socket: WSContext<WebSocketLike>): TakeOver {
  // Anything else is a double in a test, which the adapter never saw. Two functions, because closures that are made in
  // one share what they hold.
  return socket.raw instanceof WebSocket ? bare(socket.raw) : wrapped(socket);
}

function bare(raw: WebSocket): TakeOver {
  const own = new Set(closersOf(raw));
  return ({ onMessage, onClose }) => {
    for (const listener of closersOf(raw)) if (!own.has(listener)) raw.off("close", listener);
    raw.removeAllListeners("message").removeAllListeners("error");
    // A broken connection closes too, and that is heard.
    raw.on("error", ignore).on("message", onMessage).on("close", onClose);
    return { send: (text) => raw.send(text), close: (code) => raw.close(code), buffered: () => raw.bufferedAmount };
  };
}

type Closer = (this: WebSocket) => void;

function closersOf(raw: WebSocket): readonly Closer[] {
  return raw.listeners("close").filter((listener): listener is Closer => typeof listener === "function");
}

function wrapped(socket: WSContext<WebSocketLike>): TakeOver {
  return () => ({
    send: (text) => socket.send(text),
    close: (code) => socket.close(code),
    buffered: () => (socket.raw && "bufferedAmount" in socket.raw ? Number(socket.raw.bufferedAmount) : 0),
  });
}

function ignore(): void {}
