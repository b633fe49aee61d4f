import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_PUSH_BYTES } from "#shared/sync/protocol.ts";
import { idOf } from "../support/envelopes.ts";
import { TOKEN } from "../support/relay-app.ts";
import { relayClient } from "../support/relay-client.ts";
import { startRelayProcess, type RelayProcess } from "../support/relay-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SPACE = idOf(1);
const CHUNK = new Uint8Array(65_536).fill(0x57);

describe("hostile senders", () => {
  const folder = temporaryFolder();
  let relay: RelayProcess;
  let epoch: string;

  beforeAll(async () => {
    relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
    ({ epoch } = await relayClient(relay.url, SPACE).create());
  });
  afterAll(async () => {
    await relay.end("SIGTERM");
    folder.remove();
  });

  function send(lines: readonly string[]): { readonly socket: Socket; readonly received: Promise<string> } {
    const { hostname, port } = new URL(relay.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    let text = "";
    const received = new Promise<string>((resolve) => {
      socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
      socket.on("close", () => resolve(text));
    });
    socket.write(lines.join("\r\n"));
    return { socket, received };
  }

  const pushHead = (token: string, ...more: string[]) => [
    `POST /v1/spaces/${SPACE}/entries HTTP/1.1`,
    "Host: relay",
    `waymark-epoch: ${epoch}`,
    "waymark-protocol: 1",
    `Authorization: Bearer ${token}`,
    ...more,
    "",
    "",
  ];

  it("[R7] cuts off a chunked body that never ends after 413, and holds no more of it than the cap", async () => {
    const before = await residentBytes(relay.url);
    const { socket, received } = send(pushHead(TOKEN, "Transfer-Encoding: chunked"));
    let sent = 0;
    await new Promise<void>((resolve) => {
      const more = () => {
        while (!socket.destroyed && sent < 200 * 1024 * 1024) {
          sent += CHUNK.length;
          if (!socket.write(Buffer.concat([Buffer.from("10000\r\n"), CHUNK, Buffer.from("\r\n")]))) {
            socket.once("drain", more);
            return;
          }
        }
        resolve();
      };
      socket.on("close", () => resolve());
      more();
    });
    expect(await received).toContain("413 Payload Too Large");
    expect(sent).toBeLessThan(200 * 1024 * 1024);
    expect((await residentBytes(relay.url)) - before).toBeLessThan(20 * MAX_PUSH_BYTES);
  });

  it("[R4] answers a stranger's body with 401 and does not wait for it", async () => {
    const { socket, received } = send(pushHead("cd".repeat(32), `Content-Length: ${MAX_PUSH_BYTES}`));
    const first = await new Promise<string>((resolve) =>
      socket.once("data", (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(first).toContain("401 Unauthorized");
    socket.destroy();
    await received;
  });

  it("[R7] answers an announced length above the cap before a byte of it came", async () => {
    const { socket, received } = send(pushHead(TOKEN, `Content-Length: ${MAX_PUSH_BYTES + 1}`));
    const first = await new Promise<string>((resolve) =>
      socket.once("data", (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(first).toContain("413 Payload Too Large");
    socket.destroy();
    await received;
  });

  it("drops callers whose header or body trickles in, and serves others meanwhile", { timeout: 60_000 }, async () => {
    const from = performance.now();
    const header = send(["GET /healthz HTTP/1.1", "Host: relay", "X-Slow: "]);
    const body = send(pushHead(TOKEN, "Content-Length: 1000"));
    const trickle = setInterval(() => {
      header.socket.write("x");
      body.socket.write("x");
    }, 500);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
    expect(await header.received).toContain("408 Request Timeout");
    expect(performance.now() - from).toBeLessThan(20_000);
    await body.received;
    expect(performance.now() - from).toBeLessThan(45_000);
    clearInterval(trickle);
    expect((await relayClient(relay.url, SPACE).pullAll()).head).toBe(0);
  });

  it("answers other upgrades, malformed requests and large headers, and stays up", async () => {
    const h2c = await send([
      "GET /healthz HTTP/1.1",
      "Host: relay",
      "Connection: upgrade, close",
      "Upgrade: h2c",
      "",
      "",
    ]).received;
    expect(h2c).toContain("200 OK");
    expect(await send(["NONSENSE", "", ""]).received).toContain("400 Bad Request");
    const large = await send(["GET /healthz HTTP/1.1", "Host: relay", `X-Large: ${"x".repeat(20_000)}`, "", ""])
      .received;
    expect(large).toContain("431 Request Header Fields Too Large");
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  });
});

async function residentBytes(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1]);
}
