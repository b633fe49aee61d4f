/** The relay's process: settings in, one JSON line when it listens, an orderly end when it is told to. */
import { helpText, isLoopback, parseConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { startRelay } from "./relay.ts";

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(helpText());
  const config = parseConfig(process.env);
  if (!config.ok) return fail(config.error.sentence);

  // Nobody else on this machine reads the database.
  process.umask(0o077);
  const log = createLog(config.value.log, (line) => process.stdout.write(`${line}\n`), Date.now);
  const metrics = createMetrics(
    () => process.memoryUsage.rss(),
    () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  );
  const relay = await startRelay(config.value, { log, metrics, now: () => performance.now() });
  if (!relay.ok) return fail(relay.error.sentence);
  if (!isLoopback(config.value.host)) log.event("note", { text: "Put a proxy with TLS in front of this relay." });
  log.event("listening", { url: relay.value.url, registration: config.value.registration });

  let ending = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void relay.value.stop().then(() => log.event("stopped", { signal }));
    });
  }
}

/** Says why on standard error and ends with 1. */
function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

await main();
