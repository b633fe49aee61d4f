/** Looks at pictures: decoded in the browser, which has a PNG reader, so that no library is needed for it. */
import type { Page } from "puppeteer-core";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Look {
  /** How many different colours there are. 1 is a blank area. */
  readonly colours: number;
  /** Mean brightness, 0 black to 255 white. */
  readonly brightness: number;
}

/** What a PNG (base64) shows inside `box`, or as a whole. `helper` is any page that is not under test. */
export async function lookAt(helper: Page, png: string, box?: Box): Promise<Look> {
  return await helper.evaluate(
    async (base64, area) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const { x, y, width, height } = area ?? { x: 0, y: 0, width: picture.width, height: picture.height };
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      if (!context) throw new Error("no canvas");
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(Math.round(x), Math.round(y), Math.round(width), Math.round(height));
      const colours = new Set<number>();
      let sum = 0;
      // Of a large picture a part of the pixels tells enough; 7 is prime to most widths.
      const step = 4 * (data.length > 1_000_000 ? 7 : 1);
      let seen = 0;
      for (let i = 0; i < data.length; i += step) {
        seen += 1;
        const [red = 0, green = 0, blue = 0] = data.subarray(i, i + 3);
        colours.add((red << 16) | (green << 8) | blue);
        sum += red * 0.299 + green * 0.587 + blue * 0.114;
      }
      return { colours: colours.size, brightness: sum / seen };
    },
    png,
    box ?? null,
  );
}

/** Where an element is, in pixels of a screencast at scale 1. */
export async function boxOf(page: Page, selector: string): Promise<Box> {
  return await page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
}
