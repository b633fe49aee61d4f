/** The work that every contender is given. Figures of the server come from /proc, times from the clients' own clock. */
import { setTimeout as sleep } from "node:timers/promises";
import { percentile, usageOf } from "../relay/measure.ts";
import type { BenchClient, BenchServer, Contender } from "./contender.ts";

export const DOCS = 200;
const CLIENTS = 2;
const EDITS = 20;
/** Hocuspocus stores a doc 2 s after its last edit: that is part of the work. */
const SETTLE_MS = 3500;
const LIMIT_MS = 120_000;
const IDLE_SOCKETS = 1000;
const WARM_SOCKETS = 500;

export interface Work {
  /** All edits were with their peers this long after the first. */
  readonly wallSeconds: number;
  /** Of the server, for the edits alone: from the first until they are stored. */
  readonly cpuSeconds: number;
  /** Of the server, for letting the devices in. */
  readonly joinCpuSeconds: number;
  readonly peakMb: number;
}

/** 200 docs, two devices each, 20 edits by each device: back to back when `everyMs` is 0, else that far apart. */
export async function edits(contender: Contender, server: BenchServer, port: number, everyMs: number): Promise<Work> {
  const start = usageOf(server.pid).cpuSeconds;
  const clients = await connectAll(contender, port);
  await sleep(SETTLE_MS);
  const before = usageOf(server.pid).cpuSeconds;
  const from = performance.now();
  if (everyMs === 0) editAtOnce(clients);
  else await editInTurn(clients, everyMs);
  await until(() => clients.every((client) => client.keys().length === CLIENTS * EDITS));
  const wallSeconds = (performance.now() - from) / 1000;
  await sleep(SETTLE_MS);
  const after = usageOf(server.pid);
  for (const client of clients) client.close();
  return {
    wallSeconds,
    cpuSeconds: after.cpuSeconds - before,
    joinCpuSeconds: before - start,
    peakMb: after.peakKb / 1024,
  };
}

/** Milliseconds from an edit to its peer, while few others edit: 40 docs, an edit of each every 2 s. */
export async function delays(contender: Contender, port: number): Promise<readonly [p50: number, p99: number]> {
  const docs = 40;
  const rounds = 8;
  const everyMs = 2000;
  const pairs = await Promise.all(
    Array.from({ length: docs }, async (_, doc) => ({
      writer: await contender.connect(port, doc, 0),
      reader: await contender.connect(port, doc, 1),
    })),
  );
  const sentAt = new Map<string, number>();
  const measured: number[] = [];
  for (const { reader } of pairs) {
    reader.onKey((key) => measured.push(performance.now() - (sentAt.get(key) ?? Number.NaN)));
  }
  await sleep(everyMs);
  for (let round = 0; round < rounds; round++) {
    for (const [doc, { writer }] of pairs.entries()) {
      const key = `doc-${doc} round-${round}`;
      sentAt.set(key, performance.now());
      writer.edit(key, tick(round));
      await sleep(everyMs / docs);
    }
  }
  await until(() => measured.length === docs * rounds);
  for (const { writer, reader } of pairs) {
    writer.close();
    reader.close();
  }
  return [percentile(measured, 0.5), percentile(measured, 0.99)];
}

/** Resident memory of the server for each of 1,000 sockets that nobody uses, each on a doc of its own. */
export async function idleKb(contender: Contender, server: BenchServer, port: number): Promise<number> {
  for (let doc = 0; doc < WARM_SOCKETS + IDLE_SOCKETS; doc++) await contender.prepare(port, doc);
  // The first sockets load code and grow pools that every later one shares. They stay, or their places would be reused.
  const first = await openIdle(contender, port, 0, WARM_SOCKETS);
  await sleep(SETTLE_MS);
  const before = usageOf(server.pid).residentKb;
  const sockets = await openIdle(contender, port, WARM_SOCKETS, IDLE_SOCKETS);
  await sleep(SETTLE_MS);
  const open = usageOf(server.pid).residentKb;
  for (const close of [...first, ...sockets]) close();
  return (open - before) / IDLE_SOCKETS;
}

export interface Kept {
  /** Edits that had come to their peers when the server was killed. */
  readonly seen: number;
  /** Those that the server does not hold when it is back. */
  readonly lost: number;
}

/** Kills the server while 20 docs are edited, and asks it for what the peers had already seen. */
export async function keptOverKill(contender: Contender, folder: string, port: number, killMs: number): Promise<Kept> {
  const docs = 20;
  const server = await contender.start(folder, port);
  const seen = Array.from({ length: docs }, () => new Set<string>());
  const clients: BenchClient[] = [];
  for (let doc = 0; doc < docs; doc++) {
    const writer = await contender.connect(port, doc, 0);
    const reader = await contender.connect(port, doc, 1);
    reader.onKey((key) => seen[doc]?.add(key));
    clients.push(writer, reader);
  }
  const end = performance.now() + killMs;
  for (let n = 0; performance.now() < end; n++) {
    for (const [i, client] of clients.entries()) if (i % CLIENTS === 0) client.edit(`kill-${killMs} ${n}`, tick(n));
    await sleep(20);
  }
  const had = seen.map((keys) => new Set(keys));
  await server.kill();
  // They would bring back what the server has lost.
  for (const client of clients) client.close();
  const again = await contender.start(folder, port);
  const visitors = await Promise.all(had.map((_, doc) => contender.connect(port, doc, CLIENTS)));
  // y-websocket says that it is in step before it has read its disk.
  await sleep(SETTLE_MS);
  let lost = 0;
  for (const [doc, visitor] of visitors.entries()) {
    const there = new Set(visitor.keys());
    for (const key of had[doc] ?? []) if (!there.has(key)) lost += 1;
    visitor.close();
  }
  await again.kill();
  return { seen: had.reduce((sum, keys) => sum + keys.size, 0), lost };
}

/** Device by device, all edits of one back to back. */
function editAtOnce(clients: readonly BenchClient[]): void {
  for (const [i, client] of clients.entries()) {
    for (let n = 0; n < EDITS; n++) client.edit(keyOf(i, n), tick(n));
  }
}

/** One edit of every device, a pause, and the next. */
async function editInTurn(clients: readonly BenchClient[], everyMs: number): Promise<void> {
  const from = performance.now();
  for (let n = 0; n < EDITS; n++) {
    for (const [i, client] of clients.entries()) client.edit(keyOf(i, n), tick(n));
    await sleep(Math.max(0, from + (n + 1) * everyMs - performance.now()));
  }
}

async function connectAll(contender: Contender, port: number): Promise<readonly BenchClient[]> {
  const clients: BenchClient[] = [];
  for (let doc = 0; doc < DOCS; doc++) {
    for (let client = 0; client < CLIENTS; client++) clients.push(await contender.connect(port, doc, client));
  }
  return clients;
}

async function openIdle(contender: Contender, port: number, from: number, count: number) {
  const sockets: (() => void)[] = [];
  for (let i = 0; i < count; i++) sockets.push(await contender.idle(port, from + i));
  return sockets;
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error("the edits did not all come through");
    await sleep(20);
  }
}

function keyOf(client: number, edit: number): string {
  return `backend-2026/topic-${client}-${edit}`;
}

/** A mark as the library holds it. */
function tick(rev: number): object {
  return { state: "done", day: 20_780, rev };
}
