/**
 * The relay's doorbell, held by a page while it is visible: a socket says where the log stands, and the page passes
 * that on to the background. Nothing depends on it; without it changes come a few minutes later.
 */
import type { Door } from "#ext/app/sync/door.ts";
import { createBackoff } from "#shared/sync/backoff.ts";
import { LIVE_CLOSE, parseBell } from "#shared/sync/protocol.ts";
import { systemRandom } from "../random.ts";

/** A page that is hidden for a moment keeps its place. */
const LINGER_MS = 10_000;

/**
 * After these the next try may end the same: the background mends it or says what it is, and we ask ever more rarely.
 */
const REFUSED: ReadonlySet<number> = new Set([
  LIVE_CLOSE.malformed,
  LIVE_CLOSE.wrongToken,
  LIVE_CLOSE.unknownSpace,
  LIVE_CLOSE.deletedSpace,
  LIVE_CLOSE.wrongVersion,
]);

export interface DoorbellDeps {
  readonly askDoor: () => Promise<Door | null>;
  readonly passBell: (head: number | null) => void;
}

export interface Doorbell {
  /** Sync was turned on or off, or the page was shown or hidden. */
  look(): void;
}

export function holdDoorbell(page: Document, { askDoor, passBell }: DoorbellDeps): Doorbell {
  const backoff = createBackoff(systemRandom);
  let socket: WebSocket | null = null;
  let opening = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number, call: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(call, ms);
  };

  async function open(): Promise<void> {
    if (socket !== null || opening) return;
    opening = true;
    const door = await askDoor();
    opening = false;
    if (door === null || page.hidden) return;
    const mine = new WebSocket(door.url);
    socket = mine;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a socket has no target
    mine.addEventListener("open", () => mine.send(JSON.stringify(door.hello)));
    mine.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const bell = parseBell(jsonOf(data));
      if (!bell.ok) return;
      backoff.reset();
      passBell(bell.value.head);
    });
    mine.addEventListener("close", ({ code }) => {
      if (socket !== mine) return;
      socket = null;
      const isRefused = REFUSED.has(code);
      if (isRefused) passBell(null);
      if (!page.hidden) later(backoff.next(isRefused ? "slow" : "soon"), () => void open());
    });
  }

  function close(): void {
    const old = socket;
    socket = null;
    old?.close();
  }

  function look(): void {
    if (page.hidden) later(LINGER_MS, close);
    else later(0, () => void open());
  }

  page.addEventListener("visibilitychange", look);
  // The network is back: do not wait for the next try.
  page.defaultView?.addEventListener("online", look);
  look();
  return {
    look() {
      close();
      look();
    },
  };
}

function jsonOf(data: unknown): unknown {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
