import { setTimeout as sleep } from "node:timers/promises";
import { launchLearner, startTestRelay, createSpace, untilSynced, writeLine } from "./sync-support.ts";
import { startRelayProxy } from "./harness/relay-proxy.ts";
import { beginPlan } from "./harness/new-tab.ts";
const l = await launchLearner(false);
const page = await beginPlan(l);
const relay = await startTestRelay();
let slow = false;
const t0 = performance.now();
const proxy = await startRelayProxy(relay.url, { delayOf: (c) => { const s = c.subarray(0, 120).toString().split("\r")[0]; if (/HTTP/.test(s)) console.log(((performance.now() - t0) / 1000).toFixed(1), s.replace(/spaces\/\w+/, "S").slice(0, 60)); return slow && s.startsWith("POST") ? 50_000 : 0; }, onGivenUp: () => console.log("given up", ((performance.now() - t0) / 1000).toFixed(1)) });
const list = async () => { const s = await l.browser.target().createCDPSession(); const { targetInfos } = await s.send("Target.getTargets"); await s.detach(); return targetInfos.filter((t) => t.type === "service_worker").map((t) => t.targetId.slice(0, 6)); };
await createSpace(page, proxy.url);
await untilSynced(page);
for (const t of process.argv[2] === "idle" ? [0, 20, 15, 15, 15] : [3]) { await sleep(t * 1000); console.log(((performance.now() - t0) / 1000).toFixed(1), await list()); }
slow = true;
await writeLine(page, "x");
for (let i = 0; i < 12; i++) { await sleep(5000); console.log(((performance.now() - t0) / 1000).toFixed(1), await list()); }
await l.close(); await proxy.close(); await relay.close();
