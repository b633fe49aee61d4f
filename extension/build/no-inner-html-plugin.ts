/**
 * Takes `innerHTML` of libraries out of the bundle: the policy of our pages refuses it, and stores warn of it.
 *
 * Preact assigns it for `dangerouslySetInnerHTML`, which no view uses. The Markdown parser's table of entities has a
 * form for browsers that lets the browser decode them; its other form looks them up. A build in which the expected code
 * is gone fails, so that a new version is looked at again.
 */
import type { Plugin } from "vite";

const ASSIGNMENT = /(\w+(?:\.\w+)?)\.innerHTML\s*=\s*[^,;)]+/g;

const ENTITIES_BY_BROWSER = /[\\/]decode-named-character-reference[\\/]index\.dom\.js$/;

export function noInnerHtmlPlugin(): Plugin {
  return {
    name: "waymark:no-inner-html",
    apply: "build",
    load: {
      filter: { id: ENTITIES_BY_BROWSER },
      handler: () => 'export * from "./index.js";',
    },
    transform(code, id) {
      if (!/node_modules\/preact\/dist\/preact\.(?:m?js|module\.js)/.test(id)) return null;
      const without = code.replace(ASSIGNMENT, "void 0");
      if (without === code) this.error("Preact no longer assigns innerHTML where it did: look at this plugin again");
      return { code: without, map: null };
    },
  };
}
