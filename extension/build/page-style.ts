/**
 * Puts the new tab's stylesheet into its page: one file less to wait for before the first frame. The policy of our
 * pages allows no style that it does not know, so the manifest names this one by its hash.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rollup } from "vite";
import type { Browser } from "wxt/browser";

const LINK = /\s*<link rel="stylesheet"[^>]*\shref="\/([^"]+)"[^>]*>/;
const STYLE = /<style>([\s\S]*?)<\/style>/;
const OWN_STYLES = "style-src 'self'";

export function pageStylePlugin(): Plugin {
  return {
    name: "waymark:page-style",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { filename, bundle }) =>
        /[\\/]newtab[\\/]index\.html$/.test(filename) ? withStyle(html, bundle ?? {}) : html,
    },
  };
}

function withStyle(html: string, bundle: Rollup.OutputBundle): string {
  const link = LINK.exec(html);
  const file = link?.[1] ?? "";
  const asset = bundle[file];
  if (link === null || asset?.type !== "asset") throw new Error("the new tab has no stylesheet to take in");
  const css = Buffer.from(asset.source).toString("utf8").trim();
  if (css.includes("</")) throw new Error("the new tab's stylesheet would end its own element");
  delete bundle[file];
  return html.replace(link[0], () => `\n    <style>${css}</style>`);
}

/** Lets the policy of `manifest` take the style of the new tab that was built into `folder`, and no other. */
export function allowPageStyle(manifest: Browser.runtime.Manifest, folder: string): void {
  const css = STYLE.exec(readFileSync(join(folder, "newtab.html"), "utf8"))?.[1];
  const policy = manifest.content_security_policy;
  // The development server adds its styles by itself, and WXT writes a policy of its own for it.
  if (css === undefined || typeof policy !== "object" || policy.extension_pages === undefined) return;
  const hash = createHash("sha256").update(css).digest("base64");
  policy.extension_pages = policy.extension_pages.replace(OWN_STYLES, `${OWN_STYLES} 'sha256-${hash}'`);
}
