import { BlockList } from "node:net";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { RelayEnv } from "#server/http/relay-env.ts";
import { addressKey, clientAddress } from "#server/middleware/client-address.ts";

function addressOf(peer: string, forwarded: string | undefined, trusted: readonly string[]): Promise<string> {
  const list = new BlockList();
  for (const address of trusted) list.addAddress(address, address.includes(":") ? "ipv6" : "ipv4");
  const app = new Hono<RelayEnv>().use(clientAddress(list)).get("/", (c) => c.text(c.var.address));
  const headers: Record<string, string> = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return Promise.resolve(app.request("/", { headers }, { incoming: { socket: { remoteAddress: peer } } })).then(
    (answer) => answer.text(),
  );
}

describe("client address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["unknown", "unknown"],
  ])("counts %s as %s", (address, key) => expect(addressKey(address)).toBe(key));

  it("ignores X-Forwarded-For from a peer that is not a trusted proxy", async () => {
    expect(await addressOf("192.0.2.7", "198.51.100.1", [])).toBe("192.0.2.7");
    expect(await addressOf("192.0.2.7", "198.51.100.1", ["192.0.2.8"])).toBe("192.0.2.7");
  });

  it("reads it from its end through trusted proxies, so that a caller cannot choose its own name", async () => {
    const proxies = ["192.0.2.7", "192.0.2.8"];
    expect(await addressOf("192.0.2.7", "203.0.113.9, 198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(await addressOf("::ffff:192.0.2.7", "198.51.100.1, 192.0.2.8", proxies)).toBe("198.51.100.1");
    expect(await addressOf("192.0.2.7", "nonsense", proxies)).toBe("192.0.2.7");
    expect(await addressOf("192.0.2.7", undefined, proxies)).toBe("192.0.2.7");
  });
});
