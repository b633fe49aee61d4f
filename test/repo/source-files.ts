/** The source files of the repository and what they import, for the tests that look at its shape. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT } from "#ext/launch/build.ts";

const ROOMS: Readonly<Record<string, string>> = {
  "#shared/": "shared/",
  "#ext/": "extension/",
  "#server/": "server/",
  "#test/": "test/",
};

export interface SourceFile {
  /** From the project's folder. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Files of the project that it imports, dynamically too. */
  readonly imports: readonly string[];
}

/** Files that git knows or would take: what is ignored is nobody's source. */
export function filesOf(...patterns: readonly string[]): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ...patterns];
  const listed = execFileSync("git", args, { cwd: PROJECT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(PROJECT, path)));
}

export function readText(path: string): string {
  return readFileSync(join(PROJECT, path), "utf8");
}

export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return filesOf(...folders.flatMap((folder) => [`${folder}/*.ts`, `${folder}/*.tsx`]))
    .filter((path) => !path.endsWith(".d.ts"))
    .map((path) => {
      const text = readText(path);
      return { path, text, lines: text.split("\n").length - 1, imports: importsOf(path, text) };
    });
}

/** True when nothing of the file is left at run time: types only. */
export function isTypesOnly({ text }: SourceFile): boolean {
  return !/^export (?:async )?(?:const|let|function|class|default|\*)|^export \{(?! type)/m.test(text);
}

function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name = ""]) =>
    resolveImport(path, name),
  );
  return found.filter((name) => name !== null);
}

function resolveImport(from: string, name: string): string | null {
  if (name.startsWith(".")) return join(dirname(from), name);
  const alias = Object.keys(ROOMS).find((prefix) => name.startsWith(prefix));
  return alias === undefined ? null : `${ROOMS[alias] ?? ""}${name.slice(alias.length)}`;
}
