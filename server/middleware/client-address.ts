/** Whom a request is counted for: the peer, or whom a trusted proxy names. */
import { isIP, type BlockList } from "node:net";
import { createMiddleware } from "hono/factory";
import type { RelayEnv } from "../http/relay-env.ts";

/** Sets `address`. `X-Forwarded-For` is read from its end, through proxies that the operator trusts. */
export function clientAddress(trusted: BlockList) {
  const hasProxies = trusted.rules.length > 0;
  return createMiddleware<RelayEnv>(async (c, next) => {
    const peer = c.env.incoming?.socket.remoteAddress ?? "unknown";
    c.set("address", addressKey(hasProxies ? callerOf(peer, c.req.header("x-forwarded-for"), trusted) : peer));
    return next();
  });
}

function callerOf(peer: string, forwarded: string | undefined, trusted: BlockList): string {
  let caller = peer;
  const hops = (forwarded ?? "").split(",").map((hop) => hop.trim());
  while (isTrusted(caller, trusted)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) break;
    caller = before;
  }
  return caller;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const plain = withoutMapping(address);
  const version = isIP(plain);
  return version !== 0 && trusted.check(plain, version === 4 ? "ipv4" : "ipv6");
}

/** IPv4 as it is, IPv6 as its first 64 bits: a household has that many and more addresses to choose from. */
export function addressKey(address: string): string {
  const plain = withoutMapping(address);
  return isIP(plain) === 6 ? groupsOf(plain).slice(0, 4).join(":") : plain;
}

/** `::ffff:192.0.2.1` is how a socket for both families shows IPv4. */
function withoutMapping(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** The eight groups of an IPv6 address without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [plain = ""] = address.split("%");
  const [left = "", right = ""] = plain.split("::");
  const before = left.split(":").filter((group) => group !== "");
  const after = right.split(":").filter((group) => group !== "");
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, "").toLowerCase());
}
