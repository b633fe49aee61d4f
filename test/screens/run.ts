/**
 * `npm run screens`: builds, then takes a picture of every page in every state, light and dark, at every size, into
 * `.screens/`, and prints what axe says of each. Ends with 1 when axe objects, a console complains, or a state is not
 * reached.
 * `npm run screens -- newtab/day` looks at the scenes whose name begins so.
 */
import { join } from "node:path";
import { buildExtension, PROJECT } from "#ext/launch/build.ts";
import { writeContactSheet } from "./contact-sheet.ts";
import { NEWTAB_SCENES } from "./newtab-scenes.ts";
import { OPTIONS_SCENES } from "./options-scenes.ts";
import { PLAN_EDGE_SCENES } from "./plan-edge-scenes.ts";
import { PLAN_SCENES } from "./plan-scenes.ts";
import { PLANNING_SCENES } from "./planning-scenes.ts";
import { POPUP_SCENES } from "./popup-scenes.ts";
import { QUIZ_SCENES } from "./quiz-scenes.ts";
import { READER_SCENES } from "./reader-scenes.ts";
import { RIGHT_TO_LEFT_SCENES } from "./right-to-left-scenes.ts";
import { SYNC_SCENES } from "./sync-scenes.ts";
import { withVisit, type Scene } from "./scene.ts";
import { shoot, type Shot } from "./shoot.ts";

const SCENES: readonly Scene[] = [
  ...NEWTAB_SCENES,
  ...PLANNING_SCENES,
  ...READER_SCENES,
  ...PLAN_SCENES,
  ...PLAN_EDGE_SCENES,
  ...QUIZ_SCENES,
  ...POPUP_SCENES,
  ...OPTIONS_SCENES,
  ...SYNC_SCENES,
  ...RIGHT_TO_LEFT_SCENES,
];

await buildExtension("chromium");
const folder = join(PROJECT, ".screens");
const wanted = process.argv[2] ?? "";
const scenes = SCENES.filter(({ name }) => name.startsWith(wanted));
if (scenes.length === 0)
  console.log(`There is no scene "${wanted}". There are: ${SCENES.map(({ name }) => name).join(", ")}.`);

const taken = new Map<string, readonly Shot[]>();
let objections = scenes.length === 0 ? 1 : 0;
for (const scene of scenes) {
  try {
    await look(scene);
  } catch (error) {
    object(`was not reached: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(
  `${taken.size} of ${scenes.length} scenes, ${objections} objections: ${await writeContactSheet(folder, taken)}`,
);
process.exitCode = objections === 0 ? 0 : 1;

async function look(scene: Scene): Promise<void> {
  console.log(scene.name);
  await withVisit(scene, async (visit) => {
    const page = await scene.reach(visit);
    const shots = await shoot(page, scene, folder);
    taken.set(scene.name, shots);
    for (const { file, violations } of shots) for (const violation of violations) object(`${file}: ${violation}`);
    for (const { text } of visit.chromium.problems) {
      if (scene.mayComplain?.test(text) !== true) object(`said on a console: ${text}`);
    }
  });
}

function object(sentence: string): void {
  objections += 1;
  console.log(`  ${sentence}`);
}
