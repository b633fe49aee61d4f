import { describe, expect, it } from "vitest";
import { helpText, parseConfig } from "#server/config.ts";

const parse = (settings: Record<string, string>) =>
  parseConfig(Object.fromEntries(Object.entries(settings).map(([name, value]) => [`WAYMARK_RELAY_${name}`, value])));
const INVITE = "a-code-of-some-length";

describe("relay settings", () => {
  it("listen on loopback with open registration when nothing is set", () => {
    expect(parseConfig({ PATH: "/usr/bin" })).toMatchObject({
      ok: true,
      value: { host: "127.0.0.1", port: 8787, database: ".waymark/relay.sqlite", registration: "open", invite: null },
    });
  });

  it("want an invite code as soon as strangers can reach the relay, behind a proxy on the same machine too", () => {
    for (const reach of [{ HOST: "0.0.0.0" }, { HOST: "::" }, { TRUSTED_PROXIES: "127.0.0.1" }]) {
      expect(parse(reach)).toMatchObject({ ok: false, error: { setting: "WAYMARK_RELAY_INVITE" } });
      expect(parse({ ...reach, INVITE })).toMatchObject({ value: { registration: "invite", invite: INVITE } });
      expect(parse({ ...reach, REGISTRATION: "closed" })).toMatchObject({ value: { registration: "closed" } });
      expect(parse({ ...reach, REGISTRATION: "open" })).toMatchObject({ value: { registration: "open" } });
    }
  });

  it.each([
    ["PORT", "65536"],
    ["PORT", "eighty"],
    ["PORT", "-1"],
    ["HOST", ""],
    ["REGISTRATION", "maybe"],
    ["INVITE", "short"],
    ["INVITE", "with spaces in it"],
    ["TRUSTED_PROXIES", "proxy.example.org"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["MIB_PER_MINUTE", "3"],
    ["LOG", "loud"],
    ["PROT", "8787"],
  ])("refuse %s=%s and name the setting", (name, value) => {
    const parsed = parse({ [name]: value });
    expect(parsed).toMatchObject({ ok: false, error: { setting: `WAYMARK_RELAY_${name}` } });
    if (!parsed.ok) expect(parsed.error.sentence).toMatch(/^WAYMARK_RELAY_\w+ .+\.$/);
  });

  it("never repeat the invite code in a sentence", () => {
    const parsed = parse({ INVITE: "seven c" });
    expect(JSON.stringify(parsed)).not.toContain("seven c");
  });

  it("are all named by --help", () => {
    const named = [...helpText().matchAll(/^ {2}(WAYMARK_RELAY_\w+)/gm)].map((match) => match[1]);
    expect(named).toHaveLength(15);
    for (const setting of ["HOST", "PORT", "DATABASE", "REGISTRATION", "INVITE"]) {
      expect(named).toContain(`WAYMARK_RELAY_${setting}`);
    }
  });
});
