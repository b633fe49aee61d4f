/**
 * Keeps all modules off the way to the new tab's first frame. The built page names its module in the attribute
 * `data-main` of the first-paint script, which loads it once the frame is there, and preloads nothing. What every page
 * loads before its own code (the loader of chunks, WXT's empty page module) is one file.
 */
import type { Plugin } from "vite";

const MODULE = /\s*<script type="module"[^>]*\ssrc="([^"]+)"[^>]*><\/script>/;
const PRELOAD = /\s*<link rel="modulepreload"[^>]*>/g;
const FIRST_PAINT = '<script src="/first-paint.js">';

export function pageStartPlugin(): Plugin {
  return {
    name: "waymark:page-start",
    apply: "build",
    outputOptions(options) {
      // Scripts that are one file each (background, clip) have nothing to split.
      if (options.codeSplitting === false) return null;
      return {
        ...options,
        codeSplitting: { groups: [{ name: "page-start", test: /preload-helper|wxt-html-plugins/ }] },
      };
    },
    transformIndexHtml: {
      order: "post",
      handler: (html, { filename }) => (/[\\/]newtab[\\/]index\.html$/.test(filename) ? afterFirstFrame(html) : html),
    },
  };
}

function afterFirstFrame(html: string): string {
  const main = MODULE.exec(html)?.[1];
  if (main === undefined || !html.includes(FIRST_PAINT)) throw new Error("the new tab has no module or no first paint");
  return html
    .replace(MODULE, "")
    .replace(PRELOAD, "")
    .replace(FIRST_PAINT, `<script src="/first-paint.js" data-main="${main}">`);
}
