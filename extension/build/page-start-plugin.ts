/**
 * Puts what every page loads before its own code into one file: the bundler's loader of chunks, and the empty module
 * that WXT adds to each page. The new tab may load three files before its first frame, and each one counts.
 */
import type { Plugin } from "vite";

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
  };
}
