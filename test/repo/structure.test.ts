/** The shape of the repository: sizes, tests beside sources, and nothing in it that does not belong there. */
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, isTypesOnly, readText, sourceFiles, type SourceFile } from "./source-files.ts";
import { EXEMPTIONS } from "./untested.ts";

const sources = sourceFiles("extension", "server", "shared");
const tests = sourceFiles("test");
const texts = filesOf().filter((path) => !/\.(?:png|woff2|ico|wasm)$/.test(path) && path !== "package-lock.json");

const isExempt = ({ path }: SourceFile): boolean =>
  EXEMPTIONS.some(({ pattern }) => (pattern.endsWith("/") ? path.startsWith(pattern) : path === pattern));

/** What tests import, and what such a file imports from its own folder: its inner parts. */
function tested(): ReadonlySet<string> {
  const byPath = new Map([...sources, ...tests].map((file) => [file.path, file]));
  const found = new Set(tests.filter(({ path }) => !path.startsWith("test/bench/")).flatMap(({ imports }) => imports));
  for (const path of found) {
    for (const imported of byPath.get(path)?.imports ?? []) {
      if (`${dirname(imported)}/`.startsWith(`${dirname(path)}/`)) found.add(imported);
    }
  }
  return found;
}

/** Paths of the files whose text has it; a failing test then names them all. */
const filesWith = (pattern: RegExp, among: readonly string[]): readonly string[] =>
  among.filter((path) => pattern.test(readText(path)));

describe("source files", () => {
  it("are each loaded by a test, alone or as an inner part of a file that is, or listed with a reason", () => {
    const loaded = tested();
    const untested = sources.filter((file) => !loaded.has(file.path) && !isTypesOnly(file) && !isExempt(file));
    expect(untested.map(({ path }) => path)).toEqual([]);
  });

  it("have no exemption that exempts nothing", () => {
    const idle = EXEMPTIONS.filter(({ pattern }) => !sources.some(({ path }) => path.startsWith(pattern)));
    expect(idle).toEqual([]);
  });

  it("have a median of at most 80 lines, and none has over 300", () => {
    const lines = sources.map((file) => file.lines).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(80);
    expect(sources.filter((file) => file.lines > 300).map(({ path }) => path)).toEqual([]);
  });

  it("compose in 40 lines or fewer where they are entrypoints", () => {
    const entrypoints = sources.filter(({ path }) => path.startsWith("extension/entrypoints/"));
    expect(entrypoints.length).toBeGreaterThan(2);
    expect(entrypoints.filter((file) => file.lines > 40).map(({ path }) => path)).toEqual([]);
  });

  it("have no line of a comment over 120 columns: the formatter leaves those alone", () => {
    const isLong = (text: string): boolean =>
      text
        .split("\n")
        .some((line) => line.length > 120 && /^ *(?:\/[/*]|\*)/.test(line) && !line.includes("oxlint-disable"));
    expect([...sources, ...tests].filter(({ text }) => isLong(text)).map(({ path }) => path)).toEqual([]);
  });

  it("live in no folder for odds and ends", () => {
    expect(sources.filter(({ path }) => /\/(?:utils?|helpers?|misc|common)\//.test(path))).toEqual([]);
  });
});

describe("stylesheets", () => {
  it("nest no :has() in another one: the browser takes the inner one for a selector that fits nothing", () => {
    const sheets = filesOf("extension/*.css");
    expect(sheets.length).toBeGreaterThan(10);
    const nested = /:has\((?:[^(){};]|\([^(){};]*\))*\([^(){};]*:has\(|:has\([^(){};]*:has\(/;
    expect(nested.test("main:has(> p:is(:empty, :has(b))) ~ nav {")).toBe(true);
    expect(nested.test("main:is(:has(> p:empty), :has(> p b)) ~ nav {")).toBe(false);
    expect(filesWith(nested, sheets)).toEqual([]);
  });
});

describe("the repository", () => {
  it("says nothing of the machine that it was written on", () => {
    expect(filesWith(/(?:^|[^a-z.])\/(?:work|farm)\//m, texts)).toEqual([]);
  });

  it("names no host of a package registry, in the lockfile neither", () => {
    expect(filesWith(/https?:\/\/(?:registry|deb)\./, [...texts, "package-lock.json"])).toEqual([]);
    expect(readText("package-lock.json")).not.toContain('"resolved"');
  });

  it("skips no test, unless a machine cannot run it, and runs none alone", () => {
    const skipped = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|fails)\b|\bx(?:it|describe)\(/;
    const files = tests.map(({ path }) => path).filter((path) => /\.(?:test|e2e|contract)\.tsx?$/.test(path));
    expect(files.length).toBeGreaterThan(20);
    expect(filesWith(skipped, files)).toEqual([]);
  });

  it("leaves nothing to be done later", () => {
    const later = /\b(?:TODO|FIXME|XXX)\b|not implemented|coming soon/;
    const among = texts.filter((path) => /^(?:extension|server|shared)\/.*\.(?:tsx?|css|html)$/.test(path));
    expect(filesWith(later, among)).toEqual([]);
  });
});
