import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { LICENCES } from "#ext/app/options/licences.ts";

const FONT = "National Park";

/** What only the relay runs. */
const RELAY_ONLY = new Set(["@hono/node-server", "hono", "ws"]);

const licenceOf = async (name: string): Promise<unknown> => {
  const text = await readFile(`node_modules/${name}/package.json`, "utf8");
  const { license }: { readonly license?: unknown } = JSON.parse(text);
  return license;
};

it("names every package that the extension is built from, with its own licence", async () => {
  const manifest: { readonly dependencies: object } = JSON.parse(await readFile("package.json", "utf8"));
  const shipped = Object.keys(manifest.dependencies).filter((name) => !RELAY_ONLY.has(name));
  const packages = LICENCES.filter((part) => part.name !== FONT);
  expect(packages.map((part) => part.name).sort()).toEqual(shipped.sort());
  for (const { name, licence } of packages) expect(await licenceOf(name), name).toBe(licence);
});

it("names the font, whose licence stands beside its file", async () => {
  expect(LICENCES.find((part) => part.name === FONT)?.licence).toBe("OFL-1.1");
  expect(await readFile("extension/ui/kit/fonts/national-park.OFL.txt", "utf8")).toContain("SIL OPEN FONT LICENSE");
});
