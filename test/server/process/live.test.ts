import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { PROTOCOL_VERSION, type LiveHello } from "#shared/sync/protocol.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { TOKEN } from "../support/relay-app.ts";
import { relayClient, type RelayClient } from "../support/relay-client.ts";
import { startRelayProcess, type RelayProcess } from "../support/relay-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const HELLO = JSON.stringify({ protocol: PROTOCOL_VERSION, token: TOKEN } satisfies LiveHello);

describe("live socket", () => {
  const folder = temporaryFolder();
  let relay: RelayProcess;
  let next = 1;
  const open: WebSocket[] = [];

  beforeAll(async () => {
    relay = await startRelayProcess(join(folder.path, "relay.sqlite"), { SOCKETS_PER_SPACE: "3" });
  });
  afterEach(() => open.splice(0).forEach((socket) => socket.terminate()));
  afterAll(async () => {
    await relay.end("SIGTERM");
    folder.remove();
  });

  async function space(): Promise<{ client: RelayClient; epoch: string }> {
    const client = relayClient(relay.url, idOf(next++));
    return { client, epoch: (await client.create()).epoch };
  }

  /** Messages and the close code, as they come. */
  function listen(id: string, hello: string | Uint8Array | null, headers: Record<string, string> = {}) {
    const socket = new WebSocket(`${relay.url.replace("http", "ws")}/v1/spaces/${id}/live`, { headers });
    open.push(socket);
    const said: unknown[] = [];
    const waiting: (() => void)[] = [];
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    const refused = new Promise<number | undefined>((resolve) =>
      socket.on("unexpected-response", (_, answer) => resolve(answer.statusCode)),
    );
    socket.on("error", () => {});
    socket.on("message", (data: Buffer) => {
      said.push(JSON.parse(data.toString()));
      waiting.splice(0).forEach((resolve) => resolve());
    });
    socket.on("open", () => hello !== null && socket.send(hello));
    return {
      socket,
      said,
      closed,
      refused,
      heard: async (count: number) => {
        while (said.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
        return said.slice(0, count);
      },
    };
  }

  it("[R17] says where the log stands at once, and again after every push, to all of the space only", async () => {
    const { client, epoch } = await space();
    const other = await space();
    await client.push(epoch, [envelopeOf({ space: client.space })]);
    const [a, b, stranger] = [client, client, other.client].map(({ space: id }) => listen(id, HELLO));
    await Promise.all([a?.heard(1), b?.heard(1), stranger?.heard(1)]);
    await client.push(epoch, [
      envelopeOf({ space: client.space, counter: 2 }),
      envelopeOf({ space: client.space, counter: 3 }),
    ]);
    expect(await a?.heard(2)).toEqual([{ head: 1 }, { head: 3 }]);
    expect(await b?.heard(2)).toEqual([{ head: 1 }, { head: 3 }]);
    expect(stranger?.said).toEqual([{ head: 0 }]);
  });

  it("[R17] closes with the status of what was wrong with the first frame", async () => {
    const { client } = await space();
    const hello = (change: object) => JSON.stringify({ protocol: 1, token: TOKEN, ...change });
    expect(await listen(client.space, hello({ token: "cd".repeat(32) })).closed).toBe(4401);
    expect(await listen(client.space, hello({ token: "" })).closed).toBe(4401);
    expect(await listen(idOf(9999), HELLO).closed).toBe(4404);
    expect(await listen(client.space, hello({ protocol: 9 })).closed).toBe(4426);
    expect(await listen(client.space, "hello").closed).toBe(4400);
    expect(await listen(client.space, new Uint8Array(4)).closed).toBe(4400);
    expect(await listen(client.space, "x".repeat(2000)).closed).toBe(1009);
  });

  it("[R17] closes a socket that says more than its token", async () => {
    const { client } = await space();
    const { socket, heard, closed } = listen(client.space, HELLO);
    await heard(1);
    socket.send(HELLO);
    expect(await closed).toBe(4400);
  });

  it("[R17] closes a socket that says nothing for 5 s", async () => {
    const { client } = await space();
    const from = performance.now();
    expect(await listen(client.space, null).closed).toBe(4408);
    expect(performance.now() - from).toBeGreaterThan(4900);
    // One that is not closed stays open for ever.
    expect(performance.now() - from).toBeLessThan(20_000);
  });

  it("[R6] closes the sockets of a space that is deleted, and lets nobody in again", async () => {
    const { client } = await space();
    const { heard, closed } = listen(client.space, HELLO);
    await heard(1);
    await client.call("DELETE", "");
    expect(await closed).toBe(4410);
    expect(await listen(client.space, HELLO).closed).toBe(4410);
  });

  it("[R17] lets no more than its limit listen to one space, and the next one in when one goes", async () => {
    const { client } = await space();
    const three = [1, 2, 3].map(() => listen(client.space, HELLO));
    await Promise.all(three.map(({ heard }) => heard(1)));
    expect(await listen(client.space, HELLO).closed).toBe(4429);
    three[0]?.socket.close();
    await three[0]?.closed;
    expect(await listen(client.space, HELLO).heard(1)).toEqual([{ head: 0 }]);
  });

  it("[R3] refuses the handshake of a web page and takes that of an extension", async () => {
    const { client } = await space();
    expect(await listen(client.space, HELLO, { origin: "https://example.org" }).refused).toBe(403);
    const extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
    expect(await listen(client.space, HELLO, { origin: extension }).heard(1)).toEqual([{ head: 0 }]);
  });

  it("counts the open ones, and forgets them when they go", async () => {
    const { client } = await space();
    // Those of the tests before are gone when the relay has heard of it.
    await expect.poll(() => openSockets(relay.url)).toBe(0);
    const { socket, heard, closed } = listen(client.space, HELLO);
    await heard(1);
    expect(await openSockets(relay.url)).toBe(1);
    socket.terminate();
    await closed;
    await expect.poll(() => openSockets(relay.url)).toBe(0);
  });

  it("[R17] closes a socket that goes on talking after its bell, and frees its place", async () => {
    const { client } = await space();
    for (let round = 0; round < 4; round++) {
      const talker = listen(client.space, HELLO);
      await talker.heard(1);
      talker.socket.send("more");
      expect(await talker.closed).toBe(4400);
    }
    await expect.poll(() => openSockets(relay.url)).toBe(0);
    expect(await listen(client.space, HELLO).heard(1)).toEqual([{ head: 0 }]);
  });
});

async function openSockets(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^waymark_live_sockets (\d+)$/m.exec(metrics)?.[1]);
}
