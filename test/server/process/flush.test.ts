import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { relayClient } from "../support/relay-client.ts";
import { startRelayProcess } from "../support/relay-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PUSHES = 10;
/** A kill leaves the system's cache alone, so only the system calls show what a power cut would spare. */
const MAY_TRACE = process.getuid?.() === 0 && spawnSync("strace", ["-V"]).status === 0;

it.skipIf(!MAY_TRACE)("[R8] flushes the write-ahead log to the disk between a push and its answer", async () => {
  const folder = temporaryFolder();
  const relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
  const client = relayClient(relay.url, idOf(1));
  const { epoch } = await client.create();

  const trace = join(folder.path, "trace.txt");
  const calls = "trace=fdatasync,fsync,pwrite64,write,writev,sendmsg,sendto";
  const strace = spawn("strace", ["-f", "-y", "-s", "24", "-e", calls, "-o", trace, "-p", String(relay.pid)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await once(strace.stderr, "data");
  for (let counter = 1; counter <= PUSHES; counter++) {
    expect((await client.push(epoch, [envelopeOf({ counter })]))?.seqs).toEqual([counter]);
  }
  strace.kill("SIGINT");
  await once(strace, "exit");
  await relay.end("SIGTERM");

  const events = readFileSync(trace, "utf8").split("\n").flatMap(eventOf);
  folder.remove();
  expect(events.filter((event) => event === "answered")).toHaveLength(PUSHES);
  // Runs of one kind are one: a commit writes several pages.
  const order = events.filter((event, i) => event !== events[i - 1]);
  expect(order).toEqual(Array.from({ length: PUSHES }, () => ["written", "flushed", "answered"]).flat());
});

function eventOf(line: string): readonly string[] {
  if (/ pwrite64\(.*relay\.sqlite-wal/.test(line)) return ["written"];
  if (/ f(?:data)?sync\(.*relay\.sqlite-wal/.test(line)) return ["flushed"];
  return line.includes("HTTP/1.1 200") ? ["answered"] : [];
}
