import type { WebSocketLike } from "@hono/node-server";
import { WSContext } from "hono/ws";
import { beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "#server/crypto.ts";
import { createDoorbell, type Doorbell } from "#server/live/doorbell.ts";
import { createVisit } from "#server/live/visit.ts";
import { createMemoryStore } from "#server/storage/memory-store.ts";
import type { Store } from "#server/storage/store.ts";
import { unwrap } from "#shared/std/result.ts";
import { entryOf, idOf } from "../support/envelopes.ts";
import { TOKEN } from "../support/relay-app.ts";

const SPACE = idOf(1);
const EPOCH = new Uint8Array(16);

describe("doorbell", () => {
  let store: Store;
  let doorbell: Doorbell;
  let faults: unknown[];
  const onFault = (error: unknown) => void faults.push(error);
  beforeEach(async () => {
    faults = [];
    store = createMemoryStore({ spaceBytes: 1_000_000 });
    doorbell = createDoorbell({ store, socketsPerAddress: 2, socketsPerSpace: 2 });
    unwrap(await store.create(SPACE, sha256(Buffer.from(TOKEN, "hex")), EPOCH));
  });

  const append = (counter: number) => store.append(SPACE, EPOCH, [entryOf({ counter })]);
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it("[R18] rings once for all that one turn stored, with the last head", async () => {
    const rung: number[] = [];
    doorbell.join(SPACE, { ring: ({ head }) => rung.push(head), close: () => {} });
    await Promise.all([append(1), append(2), append(3)]);
    await turn();
    await append(4);
    await turn();
    expect(rung).toEqual([3, 4]);
  });

  it("rings nobody who left, and nobody once it has stopped", async () => {
    const rung: string[] = [];
    const listener = (name: string) => ({ ring: () => void rung.push(name), close: () => {} });
    const [left, stays] = [listener("left"), listener("stays")];
    doorbell.join(SPACE, left);
    doorbell.join(SPACE, stays);
    doorbell.leave(SPACE, left);
    await append(1);
    await turn();
    doorbell.stop();
    await append(2);
    await turn();
    expect(rung).toEqual(["stays"]);
  });

  it("[R19] admits so many sockets of an address, and the next when one goes", () => {
    expect([doorbell.admit("a"), doorbell.admit("a"), doorbell.admit("a"), doorbell.admit("b")]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    doorbell.release("a");
    expect([doorbell.admit("a"), doorbell.admit("a"), doorbell.size()]).toEqual([true, false, 3]);
  });

  it("[R18] leaves out the bells of a socket that does not read, and rings it again when it does", async () => {
    const sent: unknown[] = [];
    const raw = { bufferedAmount: 0 };
    const socket = new WSContext<WebSocketLike>({
      send: (text) => void sent.push(text),
      close: () => {},
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a bell looks at is the one field
      raw: raw as unknown as WebSocketLike,
      readyState: 1,
    });
    const visit = createVisit({ store, doorbell, onFault }, SPACE, "a");
    visit.onOpen?.(new Event("open"), socket);
    const hello = JSON.stringify({ protocol: 1, token: TOKEN });
    visit.onMessage?.(new MessageEvent("message", { data: hello }), socket);
    await turn();
    raw.bufferedAmount = 1_000_000;
    await append(1);
    await turn();
    raw.bufferedAmount = 0;
    await append(2);
    await turn();
    expect(sent).toEqual([JSON.stringify({ head: 0 }), JSON.stringify({ head: 2 })]);
    visit.onClose?.(new CloseEvent("close"), socket);
    expect(doorbell.size()).toBe(0);
  });

  it("[R17] closes a socket with 4500 and reports it when the store fails", async () => {
    const closed: (number | undefined)[] = [];
    const socket = new WSContext<WebSocketLike>({
      send: () => {},
      close: (code) => void closed.push(code),
      readyState: 1,
    });
    const failing = { ...store, space: () => Promise.reject(new Error("no store")) };
    const visit = createVisit({ store: failing, doorbell, onFault }, SPACE, "a");
    visit.onOpen?.(new Event("open"), socket);
    const data = JSON.stringify({ protocol: 1, token: TOKEN });
    visit.onMessage?.(new MessageEvent("message", { data }), socket);
    await turn();
    expect([closed, faults]).toEqual([[4500], [new Error("no store")]]);
    visit.onClose?.(new CloseEvent("close"), socket);
  });

  it("[R17] does not list a socket that went while its token was checked", async () => {
    const closed: (number | undefined)[] = [];
    const sent: unknown[] = [];
    const socket = new WSContext<WebSocketLike>({
      send: (text) => void sent.push(text),
      close: (code) => void closed.push(code),
      readyState: 1,
    });
    const visit = createVisit({ store, doorbell, onFault }, SPACE, "a");
    visit.onOpen?.(new Event("open"), socket);
    const data = JSON.stringify({ protocol: 1, token: TOKEN });
    visit.onMessage?.(new MessageEvent("message", { data }), socket);
    visit.onClose?.(new CloseEvent("close"), socket);
    await turn();
    await append(1);
    await turn();
    expect([sent, closed, doorbell.size()]).toEqual([[], [], 0]);
  });
});
