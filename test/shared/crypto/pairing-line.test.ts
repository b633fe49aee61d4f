import { describe, expect, it } from "vitest";
import { parsePairingLine, parseRelayAddress, writePairingLine } from "#shared/crypto/pairing-line.ts";

const secret = Uint8Array.from({ length: 16 }, (_, i) => 255 - i * 15);
const relayOrigin = "https://relay.example";

describe("the pairing line", () => {
  it("[K5] reads back what was written", async () => {
    const line = await writePairingLine({ secret, relayOrigin });
    expect(line).toBe("waymark1:__Dh0sO0pZaHeGlaSzwtHkfO@https://relay.example");
    expect(await parsePairingLine(` ${line}\n`)).toEqual({ ok: true, value: { secret, relayOrigin } });
  });

  it("[K5] notices a digit that was lost or changed, and an address that is none", async () => {
    const line = await writePairingLine({ secret, relayOrigin });
    const error = async (text: string) => {
      const parsed = await parsePairingLine(text);
      return parsed.ok ? "ok" : parsed.error.type;
    };
    for (let at = 9; at < 33; at++) {
      expect(await error(line.slice(0, at) + line.slice(at + 1))).toBe("damaged-line");
      expect(await error(`${line.slice(0, at)}${line[at] === "A" ? "B" : "A"}${line.slice(at + 1)}`)).toBe(
        "damaged-line",
      );
    }
    expect(await error("legal winner thank year")).toBe("not-a-line");
    expect(await error(line.replace("https://", "ftp://"))).toBe("not-an-address");
    expect(await error(line.replace("https://", "http://"))).toBe("not-encrypted");
  });
});

describe("parseRelayAddress", () => {
  it.each([
    ["relay.example", "https://relay.example"],
    ["HTTPS://Relay.Example:443/", "https://relay.example"],
    ["https://relay.example:8443", "https://relay.example:8443"],
    ["localhost:8787", "http://localhost:8787"],
    ["http://127.0.0.1:8787/", "http://127.0.0.1:8787"],
    ["http://[::1]:8787", "http://[::1]:8787"],
  ])("[K3] writes %s as %s", (typed, origin) => {
    expect(parseRelayAddress(typed)).toEqual({ ok: true, value: origin });
  });

  it.each([
    ["http://relay.example", "not-encrypted"],
    ["http://127.0.0.1.example", "not-encrypted"],
    ["https://relay.example/waymark", "has-path"],
    ["https://relay.example/?a=b", "has-path"],
    ["https://me:secret@relay.example", "has-password"],
    ["javascript:alert(1)", "not-an-address"],
    ["wss://relay.example", "not-an-address"],
    ["", "not-an-address"],
  ])("[K3] refuses %s: %s", (typed, type) => {
    expect(parseRelayAddress(typed)).toEqual({ ok: false, error: { type } });
  });
});
