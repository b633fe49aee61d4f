/** Pages as they are set from right to left. The words stay English: what is looked at is where they stand. */
import { POPUP_SCENES } from "./popup-scenes.ts";
import { QUIZ_SCENES } from "./quiz-scenes.ts";
import { READER_SCENES } from "./reader-scenes.ts";
import type { Scene } from "./scene.ts";

const MIRRORED = ["step/today", "note/saved-page", "quiz/output-answered", "insight/weeks", "popup/saved"];

export const RIGHT_TO_LEFT_SCENES: readonly Scene[] = [...READER_SCENES, ...QUIZ_SCENES, ...POPUP_SCENES]
  .filter(({ name }) => MIRRORED.includes(name))
  .map((scene) => ({
    ...scene,
    name: `${scene.name}-right-to-left`,
    async reach(visit) {
      const page = await scene.reach(visit);
      await page.evaluate(() => {
        document.documentElement.dir = "rtl";
      });
      return page;
    },
  }));
