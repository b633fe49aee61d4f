/** What the relay's benchmarks share: figures of a process from /proc, and how they are printed. */
import { readFileSync } from "node:fs";

const CLOCK_TICKS = 100;

export interface Usage {
  readonly residentKb: number;
  readonly peakKb: number;
  readonly cpuSeconds: number;
}

/** Resident memory, its peak, and the processor time of a process. Linux only. */
export function usageOf(pid: number): Usage {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]);
  // Fields are counted after the name in brackets, which may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  return { residentKb: kb("VmRSS"), peakKb: kb("VmHWM"), cpuSeconds };
}

/** The value below which a share `p` of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

/** One figure for a table or a script: a JSON line. */
export function report(bench: string, figures: Readonly<Record<string, number>>): void {
  const rounded = Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]);
  console.log(JSON.stringify({ bench, ...Object.fromEntries(rounded) }));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
