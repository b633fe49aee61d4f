/** A tiny extension with our storage code in a page and a worker, built on the fly into a folder of its own. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { build } from "vite";
import type { Target } from "#ext/launch/build.ts";
import { scratchFolder, type Scratch } from "./built.ts";

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const MANIFEST = {
  manifest_version: 3,
  name: "Waymark storage probe",
  version: "1.0",
  permissions: ["storage", "unlimitedStorage"],
  content_security_policy: { extension_pages: CSP },
};

const OF_TARGET = {
  chromium: { background: { service_worker: "entry.js", type: "module" } },
  firefox: {
    background: { scripts: ["entry.js"], type: "module" },
    // The id whose address the Firefox harness has chosen.
    browser_specific_settings: { gecko: { id: "waymark@waymark.invalid" } },
  },
};

const PAGE = '<!doctype html><meta charset="utf-8"><title>probe</title><script type="module" src="entry.js"></script>';

export async function buildStorageExtension(target: Target): Promise<Scratch> {
  const folder = await scratchFolder("storage-probe");
  await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    publicDir: false,
    build: {
      outDir: folder.path,
      emptyOutDir: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: { entry: fileURLToPath(new URL("storage-probe/entry.ts", import.meta.url)) },
        output: { entryFileNames: "[name].js", format: "es" },
      },
    },
  });
  await writeFile(join(folder.path, "manifest.json"), JSON.stringify({ ...MANIFEST, ...OF_TARGET[target] }));
  await writeFile(join(folder.path, "probe.html"), PAGE);
  return folder;
}
