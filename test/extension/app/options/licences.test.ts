import { glob, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { LICENCES } from "#ext/app/options/licences.ts";

const FONT = "National Park";

/** Packages that the code of the extension imports, build tools aside. */
async function shippedPackages(): Promise<readonly string[]> {
  const manifest: { readonly dependencies: object } = JSON.parse(await readFile("package.json", "utf8"));
  const dependencies = new Set(Object.keys(manifest.dependencies));
  const found = new Set<string>();
  for await (const path of glob("{extension,shared}/**/*.{ts,tsx}")) {
    const text = await readFile(path, "utf8");
    for (const [, name = ""] of text.matchAll(/(?:from|import) "((?:@[\w-]+\/)?[\w-]+)/g)) found.add(name);
  }
  return [...found].filter((name) => dependencies.has(name)).sort();
}

it("names every package that the extension is built from, with its own licence", async () => {
  const packages = LICENCES.filter((part) => part.name !== FONT);
  expect(packages.map((part) => part.name).sort()).toEqual(await shippedPackages());
  for (const { name, licence } of packages) {
    const { license }: { readonly license?: unknown } = JSON.parse(
      await readFile(`node_modules/${name}/package.json`, "utf8"),
    );
    expect(license, name).toBe(licence);
  }
});

it("names the font, whose licence stands beside its file", async () => {
  expect(LICENCES.find((part) => part.name === FONT)?.licence).toBe("OFL-1.1");
  expect(await readFile("extension/ui/kit/fonts/national-park.OFL.txt", "utf8")).toContain("SIL OPEN FONT LICENSE");
});
