/** All work with one contender, in a process of its own; prints its figures as one JSON line. */
import { scratchFolder } from "#test/e2e/harness/built.ts";
import { median } from "../newtab/figures.ts";
import type { Contender } from "./contender.ts";
import { CONTENDERS } from "./contenders.ts";
import { freePort } from "./server-process.ts";
import { delays, edits, idleKb, keptOverKill, type Kept, type Work } from "./workloads.ts";

const TYPING_MS = 250;
/** Hocuspocus stores 2 s after the last edit and at least every 10 s: some kills come before that, some after. */
const KILLS_MS = [2000, 5000, 8000, 11_000, 14_000];
const IDLE_ROUNDS = 3;

export interface ContenderFigures {
  readonly name: Contender["name"];
  readonly burst: Work;
  readonly typing: Work;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly idleKb: number;
  readonly seen: number;
  readonly lost: number;
}

const name = process.argv[2];
const contender = CONTENDERS.find((one) => one.name === name);
if (contender === undefined) throw new Error(`there is no contender ${name}`);
const figures = await measure(contender);
console.log(JSON.stringify(figures));
process.exit(0);

async function measure(who: Contender): Promise<ContenderFigures> {
  const burst = await withServer(who, (server, port) => edits(who, server, port, 0));
  const typing = await withServer(who, (server, port) => edits(who, server, port, TYPING_MS));
  const [p50Ms, p99Ms] = await withServer(who, (_server, port) => delays(who, port));
  const idle: number[] = [];
  for (let i = 0; i < IDLE_ROUNDS; i++) {
    idle.push(await withServer(who, (server, port) => idleKb(who, server, port)));
  }
  const kills = await Promise.all(KILLS_MS.map((ms) => kill(who, ms)));
  const sum = (part: keyof Kept): number => kills.reduce((total, kept) => total + kept[part], 0);
  return { name: who.name, burst, typing, p50Ms, p99Ms, idleKb: median(idle), seen: sum("seen"), lost: sum("lost") };
}

/** Servers of their own, all at once: what is counted is no time. */
async function kill(who: Contender, ms: number): Promise<Kept> {
  const folder = await scratchFolder("bench");
  const kept = await keptOverKill(who, folder.path, await freePort(), ms);
  await folder.remove();
  return kept;
}

/** A fresh server with empty data for each piece of work: none warms or loads another. */
async function withServer<T>(
  who: Contender,
  work: (server: Awaited<ReturnType<Contender["start"]>>, port: number) => Promise<T>,
): Promise<T> {
  const folder = await scratchFolder("bench");
  const port = await freePort();
  const server = await who.start(folder.path, port);
  try {
    return await work(server, port);
  } finally {
    await server.kill();
    await folder.remove();
  }
}
