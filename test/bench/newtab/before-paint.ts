/** The scripts that a page loads before its first frame: those it names, and what these import statically. */
import { readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

export interface LoadedScript {
  /** From the build's folder. */
  readonly path: string;
  readonly bytes: number;
}

/** `import("…")` is what a page loads later, so only the other forms are followed. */
const STATIC_IMPORT = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^"'()]*?\bfrom\s*)?["'](\.{1,2}\/[^"']+)["']/g;
const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"/g;

/** All scripts of a page of a build that run, or are waited for, before anything else is asked for. */
export function scriptsBeforePaint(build: string, page: string): readonly LoadedScript[] {
  const html = readFileSync(join(build, page), "utf8");
  const found = new Map<string, LoadedScript>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    const code = readFileSync(join(build, path), "utf8");
    found.set(path, { path, bytes: Buffer.byteLength(code) });
    for (const [, imported = ""] of code.matchAll(STATIC_IMPORT)) visit(join(dirname(path), imported));
  };
  for (const [, source = ""] of html.matchAll(SCRIPT)) visit(relative("/", join("/", normalize(source))));
  return [...found.values()];
}
