/**
 * What pushing costs: 200 spaces, two devices each, 20 entries of 300 bytes per device, all devices at once. First
 * every entry is a push of its own, then a device's 20 entries are one push, as a device that gathers its edits sends
 * them. Last, one device pushes alone and another connection listens for the bells.
 *
 * Run: `node test/bench/relay/pushes.ts`. Hocuspocus with SQLite took 0.82 s of processor time for these 8,000 edits
 * when it was measured; the bar is half of it on the same machine in the same state.
 */
import { join } from "node:path";
import WebSocket from "ws";
import { envelopeOf, idOf } from "../../server/support/envelopes.ts";
import { TOKEN } from "../../server/support/relay-app.ts";
import { relayClient } from "../../server/support/relay-client.ts";
import { startRelayProcess } from "../../server/support/relay-process.ts";
import { temporaryFolder } from "../../server/support/temporary-folder.ts";
import { percentile, report, usageOf } from "./measure.ts";

const SPACES = 200;
const DEVICES = 2;
const ENTRIES = 20;
const BELLS = 500;

const folder = temporaryFolder();
const relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
const spaces = Array.from({ length: SPACES }, (_, i) => idOf(i));
const epochs = new Map<string, string>();
for (const space of spaces) epochs.set(space, (await relayClient(relay.url, space).create()).epoch);

for (const entriesPerPush of [1, ENTRIES]) {
  const before = usageOf(relay.pid);
  const from = performance.now();
  const devices = Array.from({ length: DEVICES }, (_, i) => entriesPerPush * 10 + i);
  await Promise.all(spaces.flatMap((space) => devices.map((sender) => pushAll(space, sender, entriesPerPush))));
  const after = usageOf(relay.pid);
  report("relay pushes", {
    entries: SPACES * DEVICES * ENTRIES,
    entriesPerPush,
    wallSeconds: (performance.now() - from) / 1000,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    peakMb: after.peakKb / 1024,
  });
}

const delays = await bells(spaces[0] ?? idOf(0));
report("relay push to bell", { pushes: BELLS, p50Ms: percentile(delays, 0.5), p99Ms: percentile(delays, 0.99) });
await relay.end("SIGTERM");
folder.remove();

async function pushAll(space: string, sender: number, entriesPerPush: number): Promise<void> {
  const client = relayClient(relay.url, space);
  for (let done = 0; done < ENTRIES; done += entriesPerPush) {
    const counters = Array.from({ length: entriesPerPush }, (_, i) => done + i + 1);
    const envelopes = counters.map((counter) => envelopeOf({ space, sender, counter, size: 300 }));
    const answer = await client.push(epochs.get(space) ?? "", envelopes);
    if (answer === null) throw new Error("a push was refused");
  }
}

/** Milliseconds from sending a push to hearing its bell on another connection. */
async function bells(space: string): Promise<readonly number[]> {
  const socket = new WebSocket(`${relay.url.replace("http", "ws")}/v1/spaces/${space}/live`);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const heard = () => new Promise((resolve) => socket.once("message", resolve));
  const first = heard();
  socket.send(JSON.stringify({ protocol: 1, token: TOKEN }));
  await first;
  const client = relayClient(relay.url, space);
  const measured: number[] = [];
  for (let counter = 1; counter <= BELLS; counter++) {
    const bell = heard();
    const sentAt = performance.now();
    const push = client.push(epochs.get(space) ?? "", [envelopeOf({ space, sender: 99, counter, size: 300 })]);
    await bell;
    measured.push(performance.now() - sentAt);
    await push;
  }
  socket.terminate();
  return measured;
}
