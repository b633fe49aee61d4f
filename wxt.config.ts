import preact from "@preact/preset-vite";
import { defineConfig } from "wxt";
import { catalogPlugin } from "./extension/build/catalog-plugin.ts";
import { noInnerHtmlPlugin } from "./extension/build/no-inner-html-plugin.ts";
import { manifestFor } from "./extension/build/manifest.ts";

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  outDir: ".output",
  imports: false,
  manifestVersion: 3,
  manifest: ({ browser }) => manifestFor(browser),
  vite: () => ({
    plugins: [preact(), catalogPlugin(), noInnerHtmlPlugin()],
    build: { modulePreload: { polyfill: false }, cssMinify: true, sourcemap: false, assetsInlineLimit: 0 },
  }),
});
