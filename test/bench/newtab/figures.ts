/** Figures of a benchmark: held to bars, printed as a table, and written to `.bench/` for whoever compares. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "#ext/launch/build.ts";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that is allowed, or null for a figure that only informs. */
  readonly bar: number | null;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? Number.NaN)) / 2 : upper;
}

/** Prints and keeps the figures; sets the exit code when a bar is missed. A figure that is no number misses its bar. */
export async function publish(bench: string, figures: readonly Figure[], more: object = {}): Promise<void> {
  const rows = figures.map(({ name, value, unit, bar }) => ({
    figure: name,
    value: Math.round(value * 1000) / 1000,
    unit,
    bar: bar === null ? "" : `<= ${bar}`,
    holds: bar === null ? "" : value <= bar ? "yes" : "NO",
  }));
  console.table(rows);
  await mkdir(join(PROJECT, ".bench"), { recursive: true });
  const text = JSON.stringify({ bench, at: new Date().toISOString(), figures, ...more }, null, 2);
  await writeFile(join(PROJECT, ".bench", `${bench}.json`), `${text}\n`);
  if (figures.some(({ value, bar }) => bar !== null && !(value <= bar))) process.exitCode = 1;
}
