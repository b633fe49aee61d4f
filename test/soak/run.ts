/**
 * `npm run soak`: one learner's two browsers and a relay, for as long as one likes. Seeded acts on the real new tab
 * (ticks, lines) and troubles (relay killed, browser killed, worker stopped, network off); after each lap both browsers
 * come to rest and have to show the same. Builds first. Run: `npm run soak -- --minutes 60 --seed 7`.
 */
import { parseArgs } from "node:util";
import { buildExtension } from "#ext/launch/build.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { createHousehold, type Household } from "./household.ts";
import { difference } from "./seen.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "60" }, seed: { type: "string", default: "1" } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) throw new Error("soak takes --minutes and a whole --seed");

const random = createSeededRandom(seed);
const chance = (below: number): number => (random.bytes(1)[0] ?? 0) % below;
const end = Date.now() + minutes * 60_000;
const ACTS_A_LAP = 12;

console.log(`soak: ${minutes} minutes, seed ${seed}`);
await buildExtension("chromium");
const household = await createHousehold();
let lap = 0;
try {
  while (Date.now() < end) {
    lap++;
    // Written as it goes, so that an act that never ends is the last word.
    process.stdout.write(`lap ${lap}: `);
    for (let act = 0; act < ACTS_A_LAP; act++) process.stdout.write(`${await actOnce(household)}, `);
    const [one, two] = await household.atRest();
    const apart = difference(one, two);
    console.log(`at rest: ${one.ticked.length} ticked, ${one.notes.length} notes`);
    if (apart !== null) throw new Error(`lap ${lap} of seed ${seed}: ${apart}`);
    const lost = household.lostLines(one.notes);
    if (lost.length > 0) throw new Error(`lap ${lap} of seed ${seed} lost what was saved: ${lost.join(", ")}`);
  }
  console.log(`soak: ${lap} laps, nothing lost, both alike`);
} finally {
  await household.close();
}

/** One act or trouble, named. */
async function actOnce(home: Household): Promise<string> {
  const who = chance(2) === 0 ? "a" : "b";
  const number = chance(20);
  if (number < 8) return await home.tick(who, chance(4));
  if (number < 14) return await home.write(who, `${lap}-${chance(250)}-${who}`);
  if (number === 14) return await home.killRelay();
  if (number === 15) return await home.killBrowser(who);
  if (number === 16) return await home.stopWorker(who);
  return await home.toggleNetwork(who);
}
