import { createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { deriveSealKey, deriveSpace, deriveTagKey } from "#shared/crypto/keys.ts";
import { makeRootSecret, parseRootSecret } from "#shared/crypto/root-secret.ts";
import { bytesOfHex, hexOfBytes, utf8, type Bytes } from "#shared/std/bytes.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

const SECRET = bytes("000102030405060708090a0b0c0d0e0f");
const RELAY = "https://relay.example";

function bytes(hex: string): Bytes {
  return bytesOfHex(hex) ?? new Uint8Array();
}

/** The same derivation by another implementation (OpenSSL). */
function opensslKey(info: string, length: number): Buffer<ArrayBuffer> {
  return Buffer.from(hkdfSync("sha256", SECRET, utf8("waymark/v1"), utf8(info), length));
}

describe("keys from the root secret", () => {
  it("are fixed for ever: a changed derivation would open nothing that was sealed before", async () => {
    const { id, token } = await deriveSpace(SECRET, RELAY);
    expect(hexOfBytes(id)).toBe("9166cba4dff9304c9bf7bd50acec397b");
    expect(hexOfBytes(token)).toBe("684e62d350dddf2dbf5b87d8ad7738ea49168aa2f95593bb7417de31b8287492");
    expect(opensslKey("journal", 32).toString("hex")).toBe(
      "e607005093c82ecc753e3d3e851b1c7442c886650e43f2fabcc17920a59c5aa6",
    );
    expect(opensslKey("enc", 32).toString("hex")).toBe(
      "0eb73b184584f22dda9ec49946bb165bc29fa73a107f0a0a75a67581a2f7cf97",
    );
    expect(opensslKey("tag", 32).toString("hex")).toBe(
      "09fc6fd251c28059e29945db6795c89ef20e400c1665d46c87637c5bfd4c1321",
    );
  });

  it("agree with another implementation of HKDF and HMAC", async () => {
    const { id, token } = await deriveSpace(SECRET, RELAY);
    expect(hexOfBytes(id)).toBe(opensslKey(`space ${RELAY}`, 16).toString("hex"));
    expect(hexOfBytes(token)).toBe(opensslKey(`auth ${RELAY}`, 32).toString("hex"));
    const tag = await crypto.subtle.sign("HMAC", await deriveTagKey(SECRET), utf8("library"));
    const expected = createHmac("sha256", opensslKey("tag", 32)).update("library").digest("hex");
    expect(hexOfBytes(new Uint8Array(tag))).toBe(expected);
  });

  it.each(["enc", "journal", "backup"] as const)("seal with the bytes of their purpose: %s", async (purpose) => {
    const raw = await crypto.subtle.importKey("raw", opensslKey(purpose, 32), "AES-GCM", false, ["decrypt"]);
    const iv = new Uint8Array(12);
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      await deriveSealKey(SECRET, purpose),
      utf8("plain"),
    );
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, raw, sealed);
    expect(new TextDecoder().decode(opened)).toBe("plain");
  });

  it("cannot be taken out of the browser again", async () => {
    for (const key of [await deriveSealKey(SECRET, "enc"), await deriveTagKey(SECRET)]) {
      await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
    }
  });

  it("give another space on another relay", async () => {
    const other = await deriveSpace(SECRET, "https://other.example");
    expect(other).not.toEqual(await deriveSpace(SECRET, RELAY));
  });
});

describe("a root secret", () => {
  it("has 16 bytes", () => {
    expect(makeRootSecret(createSeededRandom(1))).toHaveLength(16);
    expect(parseRootSecret(SECRET)).toEqual(SECRET);
  });

  it.each([
    ["too short", new Uint8Array(15).fill(1)],
    ["too long", new Uint8Array(17).fill(1)],
    ["never written", new Uint8Array(16)],
  ])("is refused when it is %s", (_, stored) => {
    expect(parseRootSecret(stored)).toBeNull();
  });
});

it("SHA-256 of abc is that of the standard", async () => {
  expect(await sha256Hex(utf8("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
