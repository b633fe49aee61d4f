/** Contract cases as plain functions, so that they run in Vitest and in a page of a real browser alike. */

export interface ContractCase<Env> {
  readonly name: string;
  readonly run: (env: Env) => Promise<void>;
}

export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

export function same(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
}

/** Waits until `probe` holds; fails after `limitMs`. */
export async function eventually(probe: () => boolean, what: string, limitMs = 20_000): Promise<void> {
  for (let waited = 0; !probe(); waited += 5) {
    if (waited > limitMs) throw new Error(`never happened: ${what}`);
    await pause(5);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
