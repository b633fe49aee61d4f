/**
 * `npm test`: everything that must hold, in order, each step with its count; the last line is the sum. `npm run check`
 * stops after what can be said without running the code. One step that fails does not hide what the next would say.
 */
import { BUILD_STEPS } from "./runner/build-steps.ts";
import { STATIC_STEPS } from "./runner/static-steps.ts";
import { sumOf, type Outcome, type Step } from "./runner/step.ts";
import { VITEST_STEPS } from "./runner/vitest-steps.ts";

const NODE = 24;

const major = Number(process.versions.node.split(".")[0]);
if (major < NODE) {
  console.log(`This runs on Node ${NODE} and not on ${process.version}: start it as "npm test", which brings its own.`);
  process.exit(1);
}

const [only] = process.argv.slice(2);
const all = [...STATIC_STEPS, ...BUILD_STEPS, ...VITEST_STEPS];
const steps = only === undefined ? all : only === "check" ? STATIC_STEPS : all.filter(({ name }) => name === only);
if (steps.length === 0) {
  console.log(`There is no step "${only ?? ""}". There are: check, ${all.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(await report(step));

const { passed, failed } = sumOf(outcomes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function report({ name, run }: Step): Promise<Outcome> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const outcome = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  return outcome;
}
