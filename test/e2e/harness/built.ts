/** The builds that all e2e files share, and copies of them that a test may change. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtExtension, type Target } from "#ext/launch/build.ts";

/** The folder of the build under test. */
export function extensionUnderTest(target: Target): string {
  const folder = builtExtension(target);
  if (!existsSync(join(folder, "manifest.json"))) throw new Error(`No build in ${folder}: run "npm run build" first.`);
  return folder;
}

export interface Scratch {
  readonly path: string;
  remove(): Promise<void>;
}

/** An empty folder of this run: a profile, or an extension made on the fly. */
export async function scratchFolder(name: string): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), `waymark-${name}-`));
  // A browser that has just ended may still write its last file.
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) };
}

/** A folder with an extension written as path and text. */
export async function extensionOf(name: string, files: Readonly<Record<string, string>>): Promise<Scratch> {
  const folder = await scratchFolder(name);
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder.path, path), text);
  return folder;
}

/** A copy of a build in which one file was rewritten. Throws when `change` left it as it was. */
export async function changedBuild(target: Target, file: string, change: (text: string) => string): Promise<Scratch> {
  const folder = await scratchFolder("changed");
  await cp(extensionUnderTest(target), folder.path, { recursive: true });
  const before = await readFile(join(folder.path, file), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  await writeFile(join(folder.path, file), after);
  return folder;
}
