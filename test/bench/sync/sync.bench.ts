/**
 * Our relay against Hocuspocus with SQLite and y-websocket with LevelDB, on the same work and in one run, each server a
 * process of its own on loopback. Run: `npm run bench -- sync`.
 *
 * What each device does differs as the products do: theirs send every edit at once over their socket, ours follows the
 * product's schedule (at once, or right after the push that is under way), seals, posts, is rung and fetches. So edits
 * made back to back are one request of ours, and edits that are far apart are two each: a push, and the peer's pull.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { publish, type Figure } from "../newtab/figures.ts";
import { CONTENDERS, ensurePeers } from "./contenders.ts";
import type { ContenderFigures } from "./one-contender.ts";

await ensurePeers();
const measured: ContenderFigures[] = [];
for (const { name } of CONTENDERS) measured.push(await measure(name));
const [ours, hocuspocus] = measured;
if (ours === undefined || hocuspocus === undefined) throw new Error("a contender is missing");

console.table(
  Object.fromEntries(
    measured.map((one) => [
      one.name,
      {
        "at once: CPU s": rounded(one.burst.cpuSeconds),
        "every 250 ms: CPU s": rounded(one.typing.cpuSeconds),
        "joining: CPU s": rounded(one.burst.joinCpuSeconds),
        "peak MB": rounded(Math.max(one.burst.peakMb, one.typing.peakMb)),
        "idle KB": rounded(one.idleKb),
        "seen, then lost": `${one.lost} of ${one.seen}`,
        "p50 ms": rounded(one.p50Ms),
        "p99 ms": rounded(one.p99Ms),
      },
    ]),
  ),
);
const figures: readonly Figure[] = [
  { name: "CPU, against Hocuspocus", value: ratio(({ burst }) => burst.cpuSeconds), unit: "x", bar: 0.5 },
  { name: "the same, an edit each 250 ms", value: ratio(({ typing }) => typing.cpuSeconds), unit: "x", bar: null },
  { name: "memory per idle connection, against Hocuspocus", value: ratio((one) => one.idleKb), unit: "x", bar: 0.5 },
  { name: "peak memory, against Hocuspocus", value: ratio(({ burst }) => burst.peakMb), unit: "x", bar: null },
  { name: "edits seen by a peer and lost at kill -9", value: ours.lost, unit: "edits", bar: 0 },
  { name: "edit to peer, p50", value: ours.p50Ms, unit: "ms", bar: null },
  { name: "edit to peer, p99", value: ours.p99Ms, unit: "ms", bar: null },
];
await publish("sync", figures, { contenders: measured });

function ratio(of: (one: ContenderFigures) => number): number {
  return ours && hocuspocus ? of(ours) / of(hocuspocus) : Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The last line that the contender's process prints are its figures. */
async function measure(name: string): Promise<ContenderFigures> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "one-contender.ts"), name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${name} ended with ${String(code)}`);
  const one: ContenderFigures = JSON.parse(text.trim().split("\n").at(-1) ?? "");
  return one;
}
