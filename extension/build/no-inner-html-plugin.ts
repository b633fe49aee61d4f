/**
 * Takes Preact's one `innerHTML` out of the bundle.
 *
 * Preact assigns it for `dangerouslySetInnerHTML`, which no view uses; stores warn of it, and the policy of our pages
 * would refuse it. A build in which the expected code is gone fails, so that a new Preact is looked at again.
 */
import type { Plugin } from "vite";

const ASSIGNMENT = /(\w+(?:\.\w+)?)\.innerHTML\s*=\s*[^,;)]+/g;

export function noInnerHtmlPlugin(): Plugin {
  return {
    name: "waymark:no-inner-html",
    apply: "build",
    transform(code, id) {
      if (!/node_modules\/preact\/dist\/preact\.(?:m?js|module\.js)/.test(id)) return null;
      const without = code.replace(ASSIGNMENT, "void 0");
      if (without === code) this.error("Preact no longer assigns innerHTML where it did: look at this plugin again");
      return { code: without, map: null };
    },
  };
}
