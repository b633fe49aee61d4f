import { spawnSync } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { encodePush } from "#shared/sync/frames.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { TOKEN } from "../support/relay-app.ts";
import { relayClient } from "../support/relay-client.ts";
import { startFailingRelay, startRelayProcess, type RelayProcess } from "../support/relay-process.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const SPACE = idOf(1);

describe("relay process", () => {
  let folder: TemporaryFolder;
  let database: string;
  let relay: RelayProcess | null = null;
  beforeEach(() => {
    folder = temporaryFolder();
    database = join(folder.path, "data", "relay.sqlite");
  });
  afterEach(async () => {
    await relay?.end("SIGKILL");
    relay = null;
    folder.remove();
  });

  async function start(settings: Record<string, string> = {}): Promise<RelayProcess> {
    relay = await startRelayProcess(database, settings);
    return relay;
  }

  it("says in one JSON line where it listens, and keeps its database to its owner", async () => {
    const { url, lines } = await start();
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", event: "listening", url });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(statSync(database).mode & 0o077).toBe(0);
  });

  it("prints its settings with --help and starts nothing", () => {
    const help = spawnSync(process.execPath, ["server/main.ts", "--help"], { encoding: "utf8" });
    expect([help.status, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain("WAYMARK_RELAY_REGISTRATION");
  });

  it("listens on IPv6 too, and then asks for an invite beyond loopback only", async () => {
    const { url } = await start({ HOST: "::1" });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const open = await startFailingRelay(join(folder.path, "other.sqlite"), { HOST: "::" });
    expect(open).toMatchObject({ code: 1, errors: expect.stringContaining("WAYMARK_RELAY_INVITE must be set") });
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "[R21] on %s answers the push under way, closes sockets, and leaves no write-ahead log",
    async (signal) => {
      const running = await start();
      const client = relayClient(running.url, SPACE);
      const { epoch } = await client.create();
      const socket = await liveSocket(running.url);
      const closed = new Promise<number>((resolve) => socket.on("close", resolve));
      const push = await heldPush(running.url, epoch, encodePush([envelopeOf({})]));
      const ended = running.end(signal);
      expect(await closed).toBe(1001);
      expect(await push.finish()).toContain("200 OK");
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(JSON.parse(running.lines.at(-1) ?? "")).toMatchObject({ event: "stopped", signal });
      expect(existsSync(`${database}-wal`)).toBe(false);

      const again = relayClient((await start()).url, SPACE);
      expect((await again.pullAll()).head).toBe(1);
    },
  );

  it("[R21] ends within its grace when a sender never finishes", async () => {
    const running = await start();
    const { epoch } = await relayClient(running.url, SPACE).create();
    await heldPush(running.url, epoch, encodePush([envelopeOf({})]));
    const from = performance.now();
    expect(await running.end("SIGTERM")).toEqual({ code: 0, signal: null });
    // Without a grace it would never end.
    expect(performance.now() - from).toBeLessThan(20_000);
  });

  it("[R11] starts empty with another epoch after its database was deleted, and takes nothing for the old one", async () => {
    const first = await start();
    const before = await relayClient(first.url, SPACE).create();
    await first.end("SIGTERM");
    rmSync(database);
    const client = relayClient((await start()).url, SPACE);
    const unknown = await client.call("GET", "/entries");
    expect([unknown.status, await unknown.json()]).toEqual([404, { type: "unknown-space" }]);
    const after = await client.create();
    expect(after.epoch).not.toBe(before.epoch);
    const answer = await client.post(before.epoch, [envelopeOf({})]);
    expect([answer.status, await answer.json()]).toEqual([412, { type: "epoch-changed", epoch: after.epoch, head: 0 }]);
  });

  it("[R13] calls a device's cursor a fork after it was put back to a backup and overtaken", async () => {
    const first = await start();
    const client = relayClient(first.url, SPACE);
    const { epoch } = await client.create();
    await first.end("SIGTERM");
    const backup = join(folder.path, "backup.sqlite");
    const source = new DatabaseSync(database);
    source.exec(`VACUUM INTO '${backup}'`);
    source.close();

    const second = relayClient((await start()).url, SPACE);
    const pushed = await second.push(epoch, [envelopeOf({ counter: 1, text: "before" })]);
    await relay?.end("SIGTERM");

    database = backup;
    const restored = relayClient((await start()).url, SPACE);
    expect((await restored.push(epoch, [envelopeOf({ sender: 8, text: "after" })]))?.head).toBe(1);
    const answer = await restored.get({ seq: 1, hash: pushed?.hash ?? "" });
    expect([answer.status, await answer.json()]).toEqual([409, { type: "fork", epoch, head: 1 }]);
  });

  it("[R21] refuses a database of a newer release with a sentence, and a taken port, and a misspelt setting", async () => {
    const running = await start();
    const port = new URL(running.url).port;
    const taken = await startFailingRelay(join(folder.path, "other.sqlite"), { PORT: port });
    expect(taken).toMatchObject({ code: 1, errors: expect.stringContaining("the port is in use") });
    await running.end("SIGTERM");
    const db = new DatabaseSync(database);
    db.exec("PRAGMA user_version = 99");
    db.close();
    const newer = await startFailingRelay(database);
    expect(newer).toMatchObject({ code: 1, errors: expect.stringContaining("written by a newer relay (schema 99") });
    const misspelt = await startFailingRelay(database, { REGISTRATON: "open" });
    expect(misspelt).toMatchObject({ code: 1, errors: expect.stringContaining("WAYMARK_RELAY_REGISTRATON is not") });
  });

  it("[R21] refuses to write when its file is deleted under it, and goes on reading", async () => {
    const running = await start();
    const client = relayClient(running.url, SPACE);
    const { epoch } = await client.create();
    expect((await client.push(epoch, [envelopeOf({})]))?.head).toBe(1);
    for (const suffix of ["", "-wal", "-shm"]) rmSync(database + suffix, { force: true });
    const answer = await client.post(epoch, [envelopeOf({ counter: 2 })]);
    expect([answer.status, await answer.json()]).toEqual([503, { type: "storage-failed" }]);
    expect((await client.pullAll()).head).toBe(1);
    expect(running.lines.some((line) => line.includes('"storage"'))).toBe(true);
  });
});

async function liveSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/v1/spaces/${SPACE}/live`);
  await new Promise((resolve) => socket.once("open", resolve));
  const bell = new Promise((resolve) => socket.once("message", resolve));
  socket.send(JSON.stringify({ protocol: 1, token: TOKEN }));
  await bell;
  return socket;
}

/** A push whose last byte waits until `finish`. The relay has read its head, and waits for the rest. */
async function heldPush(url: string, epoch: string, body: Uint8Array) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  let text = "";
  const isAwaited = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("100 Continue")) resolve();
    });
  });
  const received = new Promise<string>((resolve) => {
    socket.on("close", () => resolve(text));
  });
  const head = [
    `POST /v1/spaces/${SPACE}/entries HTTP/1.1`,
    "Host: relay",
    `waymark-epoch: ${epoch}`,
    "waymark-protocol: 1",
    `Authorization: Bearer ${TOKEN}`,
    `Content-Length: ${body.length}`,
    // Node answers it in the moment in which it hands the request on.
    "Expect: 100-continue",
    "",
    "",
  ].join("\r\n");
  socket.write(head);
  await isAwaited;
  socket.write(body.subarray(0, -1));
  return {
    finish() {
      socket.write(body.subarray(-1));
      return received;
    },
  };
}
