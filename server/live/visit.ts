/** One live socket from its opening to its end: counted, asked for its token within 5 s, then only rung. */
import type { WebSocketLike } from "@hono/node-server";
import type { WSContext, WSEvents } from "hono/ws";
import { LIVE_CLOSE, LIVE_HELLO_MS, parseLiveHello, STATUS_OF_ERROR, type RelayError } from "#shared/sync/protocol.ts";
import { versionRefusal } from "../middleware/protocol-version.ts";
import { authorize, bearerToken } from "../middleware/space-auth.ts";
import type { SpaceId, Store } from "../storage/store.ts";
import type { Doorbell, Listener } from "./doorbell.ts";
import { lineOf, type Line, type TakeOver } from "./line.ts";

export interface VisitDeps {
  readonly store: Store;
  readonly doorbell: Doorbell;
  /** Called for a bug or a failing store; the socket is closed. */
  readonly onFault: (error: unknown) => void;
}

type Socket = WSContext<WebSocketLike>;

/** Above this the other end is not reading; its bells are left out until it does. */
const MAX_BUFFERED_BYTES = 16 * 1024;

export function createVisit(
  { store, doorbell, onFault }: VisitDeps,
  space: SpaceId,
  address: string,
): WSEvents<WebSocketLike> {
  let admitted = false;
  let listener: Listener | null = null;
  let hello: NodeJS.Timeout | null = null;
  let said = false;
  let take: TakeOver | null = null;

  function end(): void {
    if (hello !== null) clearTimeout(hello);
    if (listener !== null) doorbell.leave(space, listener);
    if (admitted) doorbell.release(address);
    admitted = false;
    listener = null;
  }

  async function enter(socket: Socket, frame: unknown): Promise<void> {
    const parsed = parseLiveHello(jsonOf(frame));
    if (!parsed.ok) return socket.close(LIVE_CLOSE.malformed);
    if (versionRefusal(parsed.value.protocol) !== null) return socket.close(LIVE_CLOSE.wrongVersion);
    const authorized = await authorize(store, space, bearerToken(`Bearer ${parsed.value.token}`));
    if (!authorized.ok) return socket.close(closeCodeOf(authorized.error));
    // The socket may have gone while the store was asked, and then nobody would take it off the list.
    if (!admitted || take === null) return;
    const line = take({ onMessage: () => line.close(LIVE_CLOSE.malformed), onClose: end });
    take = null;
    const joined = listenerOn(line);
    if (!doorbell.join(space, joined)) return socket.close(LIVE_CLOSE.tooManySockets);
    listener = joined;
    // Read after joining, so that nothing falls between the first bell and the next.
    const state = await store.space(space);
    if (state.type === "live") joined.ring({ head: state.log.head });
    else socket.close(LIVE_CLOSE.deletedSpace);
  }

  return {
    onOpen(_, socket) {
      admitted = doorbell.admit(address);
      if (!admitted) return socket.close(LIVE_CLOSE.tooManySockets);
      take = lineOf(socket);
      hello = setTimeout(() => socket.close(LIVE_CLOSE.helloTimeout), LIVE_HELLO_MS);
    },
    onMessage(event, socket) {
      if (!admitted) return;
      if (said) return socket.close(LIVE_CLOSE.malformed);
      said = true;
      if (hello !== null) clearTimeout(hello);
      hello = null;
      enter(socket, event.data).catch((error: unknown) => {
        onFault(error);
        socket.close(LIVE_CLOSE.internal);
      });
    },
    onClose: end,
  };
}

function jsonOf(frame: unknown): unknown {
  if (typeof frame !== "string") return null;
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}

function listenerOn(line: Line): Listener {
  return {
    ring(bell) {
      if (line.buffered() <= MAX_BUFFERED_BYTES) line.send(JSON.stringify(bell));
    },
    close: line.close,
  };
}

/** 4000 and the HTTP status of the same refusal, as LIVE_CLOSE has it. */
function closeCodeOf(error: RelayError): number {
  return 4000 + STATUS_OF_ERROR[error.type];
}
