/** The options page. */
import { WEDNESDAY, type Scene } from "./scene.ts";

export const OPTIONS_SCENES: readonly Scene[] = [
  {
    name: "options/begun",
    async reach({ begin, open }) {
      const tab = await begin(WEDNESDAY);
      await tab.close();
      const page = await open("options.html", WEDNESDAY);
      await page.waitForSelector("#about");
      return page;
    },
  },
];
