import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { shippedPackages } from "#ext/build/notices.ts";

const ALLOWED = /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CC0-1\.0|\(MPL-2\.0 OR Apache-2\.0\)|MPL-2\.0)$/;

describe("third-party notices", () => {
  it("name every package that is shipped, in its version", async () => {
    const notices = await readFile("THIRD-PARTY-NOTICES.md", "utf8");
    const missing = (await shippedPackages(process.cwd())).filter(
      ({ name, version }) => !notices.includes(`- ${name} ${version} `),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("hold only licences that allow shipping", async () => {
    const shipped = await shippedPackages(process.cwd());
    expect(shipped.length).toBeGreaterThan(10);
    expect(
      shipped.filter(({ license }) => !ALLOWED.test(license)).map(({ name, license }) => `${name}: ${license}`),
    ).toEqual([]);
  });
});
