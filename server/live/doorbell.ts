/**
 * Who is to be told that a space has something new. A bell carries the head and nothing else; a lost one delays, and
 * the next pull catches up.
 */
import { LIVE_CLOSE, type Bell } from "#shared/sync/protocol.ts";
import type { SpaceId, Store } from "../storage/store.ts";

/** A socket that has shown its token. */
export interface Listener {
  ring(bell: Bell): void;
  close(code: number): void;
}

export interface Doorbell {
  /** Counts a socket of an address from its opening on. False when the address has too many. */
  admit(address: string): boolean;
  release(address: string): void;
  /** False when the space has too many listeners. */
  join(space: SpaceId, listener: Listener): boolean;
  leave(space: SpaceId, listener: Listener): void;
  /** Sockets admitted now. */
  size(): number;
  stop(): void;
}

export interface DoorbellOptions {
  readonly store: Store;
  readonly socketsPerAddress: number;
  readonly socketsPerSpace: number;
}

export function createDoorbell({ store, socketsPerAddress, socketsPerSpace }: DoorbellOptions): Doorbell {
  const addresses = new Map<string, number>();
  const spaces = new Map<SpaceId, Set<Listener>>();
  let changed = new Map<SpaceId, number | null>();
  let admitted = 0;

  /** Once a turn: many writes of one turn are one bell. */
  function ringAll(): void {
    const rung = changed;
    changed = new Map();
    for (const [space, head] of rung) {
      for (const listener of spaces.get(space) ?? []) {
        if (head === null) listener.close(LIVE_CLOSE.deletedSpace);
        else listener.ring({ head });
      }
    }
  }

  const unwatch = store.watch((space, head) => {
    if (!spaces.has(space)) return;
    if (changed.size === 0) setImmediate(ringAll);
    changed.set(space, head);
  });

  return {
    admit(address) {
      const open = addresses.get(address) ?? 0;
      if (open >= socketsPerAddress) return false;
      addresses.set(address, open + 1);
      admitted += 1;
      return true;
    },
    release(address) {
      const open = addresses.get(address) ?? 0;
      if (open <= 1) addresses.delete(address);
      else addresses.set(address, open - 1);
      admitted -= 1;
    },
    join(space, listener) {
      const listeners = spaces.get(space) ?? new Set();
      if (listeners.size >= socketsPerSpace) return false;
      spaces.set(space, listeners.add(listener));
      return true;
    },
    leave(space, listener) {
      const listeners = spaces.get(space);
      listeners?.delete(listener);
      if (listeners?.size === 0) spaces.delete(space);
    },
    size: () => admitted,
    stop: unwatch,
  };
}
