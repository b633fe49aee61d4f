import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { openSealed, seal } from "#shared/crypto/seal.ts";
import { bytesOfHex, hexOfBytes, utf8, type Bytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";

const NONCE = bytes("cafebabefacedbaddecaf888");
const ABOUT = utf8("library");
let key: CryptoKey;

function bytes(hex: string): Bytes {
  return bytesOfHex(hex) ?? new Uint8Array();
}

function importKey(hex: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes(hex), "AES-GCM", false, ["encrypt", "decrypt"]);
}

beforeAll(async () => {
  key = await importKey("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
});

describe("sealing", () => {
  it("gives the bytes of the published AES-256-GCM vector (test case 16), after the nonce", async () => {
    const plain = bytes(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    const sealed = await seal(key, plain, bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"), NONCE);
    expect(hexOfBytes(sealed)).toBe(
      "cafebabefacedbaddecaf888" +
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" +
        "76fc6ece0f4e1768cddf8853bb2d551b",
    );
  });

  it("is opened again with the same key and associated data", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (plain) => {
        const sealed = await seal(key, new Uint8Array(plain), ABOUT, NONCE);
        expect(unwrap(await openSealed(key, sealed, ABOUT))).toEqual(new Uint8Array(plain));
      }),
    );
  });

  it("is not opened after any one bit was changed", async () => {
    const sealed = await seal(key, utf8("a tick"), ABOUT, NONCE);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = sealed.slice();
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await openSealed(key, altered, ABOUT)).ok).toBe(false);
    }
  });

  it("is not opened when it was cut, wherever that is", async () => {
    const sealed = await seal(key, utf8("a tick"), ABOUT, NONCE);
    for (let length = 0; length < sealed.length; length++) {
      expect((await openSealed(key, sealed.slice(0, length), ABOUT)).ok).toBe(false);
    }
  });

  it("is not opened as something else, nor with another key", async () => {
    const sealed = await seal(key, utf8("a tick"), ABOUT, NONCE);
    expect((await openSealed(key, sealed, utf8("notes/2026-11"))).ok).toBe(false);
    expect((await openSealed(await importKey("00".repeat(32)), sealed, ABOUT)).ok).toBe(false);
  });
});
