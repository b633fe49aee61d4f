/**
 * What an idle live socket costs: resident memory of the relay before and after 1,000 sockets, each in a space of its
 * own. Run: `node test/bench/relay/idle-sockets.ts`. Bar: half of a Hocuspocus connection (54 KB), so 27 KB.
 */
import { join } from "node:path";
import WebSocket from "ws";
import { idOf } from "../../server/support/envelopes.ts";
import { TOKEN } from "../../server/support/relay-app.ts";
import { relayClient } from "../../server/support/relay-client.ts";
import { startRelayProcess } from "../../server/support/relay-process.ts";
import { temporaryFolder } from "../../server/support/temporary-folder.ts";
import { pause, report, usageOf } from "./measure.ts";

const SOCKETS = 1000;
const SETTLE_MS = 3000;

const folder = temporaryFolder();
const relay = await startRelayProcess(join(folder.path, "relay.sqlite"));
for (let i = 0; i < SOCKETS; i++) await relayClient(relay.url, idOf(i)).create();
// The first sockets load code and grow pools that every later one shares.
await close(await openSockets(100));
await pause(SETTLE_MS);

const before = usageOf(relay.pid);
const sockets = await openSockets(SOCKETS);
await pause(SETTLE_MS);
const open = usageOf(relay.pid);
await close(sockets);
await pause(SETTLE_MS);
report("relay idle sockets", {
  sockets: SOCKETS,
  kbEach: (open.residentKb - before.residentKb) / SOCKETS,
  beforeMb: before.residentKb / 1024,
  openMb: open.residentKb / 1024,
  closedMb: usageOf(relay.pid).residentKb / 1024,
});
await relay.end("SIGTERM");
folder.remove();

async function openSockets(count: number): Promise<readonly WebSocket[]> {
  const opened: WebSocket[] = [];
  for (let i = 0; i < count; i++) {
    const socket = new WebSocket(`${relay.url.replace("http", "ws")}/v1/spaces/${idOf(i)}/live`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const bell = new Promise((resolve) => socket.once("message", resolve));
    socket.send(JSON.stringify({ protocol: 1, token: TOKEN }));
    await bell;
    opened.push(socket);
  }
  return opened;
}

async function close(opened: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    opened.map((socket) => {
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.close();
      return closed;
    }),
  );
}
