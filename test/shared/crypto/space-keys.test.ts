import { createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveSealKey, deriveTagKey } from "#shared/crypto/keys.ts";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";

const SECRET = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const derived = (info: string, length: number) => Buffer.from(hkdfSync("sha256", SECRET, "waymark/v1", info, length));
const keys = await createSpaceKeys(SECRET, "https://relay.example");

describe("the keys of a space", () => {
  it("[K1] cannot be taken out again", async () => {
    for (const key of [await deriveSealKey(SECRET, "enc"), await deriveTagKey(SECRET)]) {
      await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow("not extractable");
    }
  });

  it("[K2] name streams and blobs as another implementation does", async () => {
    const tag = (...parts: (string | Buffer)[]) => {
      const mac = createHmac("sha256", derived("tag", 32));
      for (const part of parts) mac.update(part);
      return mac.digest("hex").slice(0, 32);
    };
    expect(await keys.streamId("notes/2026-11")).toBe(tag("notes/2026-11"));
    expect(await keys.blobId("ab".repeat(32))).toBe(tag("blob", Buffer.alloc(32, 0xab)));
  });

  it("[K3] are bound to the relay's origin", async () => {
    expect(hexOfBytes(keys.space)).toBe(derived("space https://relay.example", 16).toString("hex"));
    expect(keys.token).toBe(derived("auth https://relay.example", 32).toString("hex"));
    const elsewhere = await createSpaceKeys(SECRET, "https://other.example");
    expect([hexOfBytes(elsewhere.space), elsewhere.token]).not.toContain(hexOfBytes(keys.space));
    expect(elsewhere.token).not.toBe(keys.token);
    expect(await elsewhere.streamId("library")).toBe(await keys.streamId("library"));
  });
});
