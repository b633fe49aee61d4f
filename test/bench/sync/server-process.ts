/** A server in a process of its own: started on a port, ended by signal 9, and no older than the benchmark. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchServer } from "./contender.ts";

const START_MS = 20_000;

export async function startServer(
  command: readonly string[],
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const child = spawn(process.execPath, command, {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exit = once(child, "exit");
  const orphan = (): void => void child.kill("SIGKILL");
  process.setMaxListeners(0);
  process.once("exit", orphan);
  for (let waited = 0; !(await answers(port)); waited += 50) {
    if (waited > START_MS || child.exitCode !== null) throw new Error(`${command.join(" ")} did not start`);
    await sleep(50);
  }
  return {
    pid: child.pid ?? 0,
    async kill() {
      process.off("exit", orphan);
      child.kill("SIGKILL");
      await exit;
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a port was expected");
  return address.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
