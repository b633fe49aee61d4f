/** The words: each message is used, each that is used is there, and the page says them before any script does. */
import { expect, it } from "vitest";
import { filesOf, readText, sourceFiles } from "./source-files.ts";

const messages = new Map<string, string>();
const parsed: unknown = JSON.parse(readText("extension/public/_locales/en/messages.json"));
for (const [name, entry] of Object.entries(parsed ?? {})) {
  const { message }: { readonly message?: unknown } = entry;
  if (typeof message === "string") messages.set(name, message);
}

const code = sourceFiles("extension")
  .map(({ text }) => text)
  .join("\n");
const pages = filesOf("extension/entrypoints/*.html").map((path) => readText(path));
/** A plural form is used by what stands before its form. */
const baseOf = (name: string): string => name.replace(/_(?:zero|one|two|few|many|other)$/, "");
const namesIn = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, name = ""]) => name);

it("has a text for every message", () => {
  expect([...messages].filter(([, message]) => message.trim() === "")).toEqual([]);
  expect(messages.size).toBeGreaterThan(50);
});

it("uses every message", () => {
  const html = pages.join("\n");
  // `kind_${kind}`: the compiler checks that each name which this can make is there.
  const beginnings = namesIn(/`(\w{4,})\$\{/g, code);
  const isUsed = (name: string): boolean =>
    [`"${name}"`, `"${baseOf(name)}"`, `__MSG_${name}__`].some((use) => code.includes(use) || html.includes(use)) ||
    beginnings.some((beginning) => name.startsWith(beginning));
  expect([...messages.keys()].filter((name) => !isUsed(name))).toEqual([]);
});

it("has every message that is used where the compiler does not look", () => {
  const used = [
    ...pages.flatMap((page) => [...namesIn(/data-msg="([^"]+)"/g, page), ...namesIn(/__MSG_(\w+)__/g, page)]),
    ...namesIn(/__MSG_(\w+)__/g, code),
  ];
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((name) => !messages.has(name))).toEqual([]);
});

it("says in a page what the message says, for the frame before any script", () => {
  const different = pages
    .flatMap((page) => [...page.matchAll(/data-msg="([^"]+)"[^>]*>([^<]*)</g)])
    .filter(([, name = "", text = ""]) => messages.get(name) !== text.trim())
    .map(([, name, text]) => `${name}: ${text}`);
  expect(different).toEqual([]);
});

it("has every plural form that English needs", () => {
  const bases = new Set([...messages.keys()].filter((name) => baseOf(name) !== name).map((name) => baseOf(name)));
  const missing = [...bases].filter((base) => !messages.has(`${base}_one`) || !messages.has(`${base}_other`));
  expect(missing).toEqual([]);
});
