import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";
import { catalogPlugin } from "./extension/build/catalog-plugin.ts";
import { noInnerHtmlPlugin } from "./extension/build/no-inner-html-plugin.ts";
import { pageStartPlugin } from "./extension/build/page-start-plugin.ts";
import { manifestFor } from "./extension/build/manifest.ts";
import { allowPageStyle, pageStylePlugin } from "./extension/build/page-style.ts";

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  outDir: ".output",
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => manifestFor(browser),
  hooks: {
    "build:manifestGenerated": ({ config }, manifest) => allowPageStyle(manifest, config.outDir),
  },
  vite: () => ({
    plugins: [preact(), catalogPlugin(), noInnerHtmlPlugin(), pageStartPlugin(), pageStylePlugin()],
    build: {
      // The manifest's oldest browsers: nothing is rewritten for older ones, such as :dir() to a list of languages.
      target: ["chrome130", "firefox142"],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  }),
});
