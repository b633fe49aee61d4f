import { describe, expect, it } from "vitest";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { putImportedRoadmap } from "#shared/domain/household.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { utf8, type Bytes } from "#shared/std/bytes.ts";
import { err, ok } from "#shared/std/result.ts";
import type { SimDevice } from "../../support/sim-device.ts";
import { household, keysOn, paired, setKey } from "../../support/sync-household.ts";

async function importRoadmap(device: SimDevice, content: Bytes): Promise<string> {
  const blob = await sha256Hex(content);
  device.disk.blobs.set(blob, content);
  device.edit(LIBRARY, (doc) => putImportedRoadmap(doc, "own", { title: "Own", blob }));
  return blob;
}

describe("blobs", () => {
  it("[S21] go before the entry that names them, and come to the other browser", async () => {
    const home = await paired(await household(2));
    const blob = await importRoadmap(home.device(0), utf8("steps"));
    await home.device(0).sync({ pushFirst: true }, null);
    expect(home.asked.map((call) => call.replace(/[0-9a-f]{32}/, "id"))).toEqual([
      "POST /blobs/missing",
      "PUT /blobs/id",
      "POST /entries",
      "GET /entries",
    ]);
    expect(await home.device(1).sync({}, null)).toMatchObject({ blobsMissing: 0 });
    expect(home.device(1).disk.blobs.get(blob)).toEqual(utf8("steps"));
  });

  it("[S21] hold back the entry that names them while they cannot be sent", async () => {
    const home = await paired(await household(1));
    await importRoadmap(home.device(0), utf8("steps"));
    home.carry = async ({ method }, pass) => (method === "PUT" ? err({ type: "timeout" }) : ok(await pass()));
    expect(await home.device(0).sync({}, null)).toMatchObject({ state: { type: "offline" }, owed: 1 });
    expect(await home.relay.stored()).toHaveLength(0);
  });

  it("[S21] are fetched again until they are there, and kept only when their hash is right", async () => {
    const home = await paired(await household(2));
    const blob = await importRoadmap(home.device(0), utf8("steps"));
    await home.device(0).sync({}, null);
    const other = await home.keys.seal(
      {
        kind: "blob",
        stream: Buffer.from(await home.keys.blobId(blob), "hex"),
        sender: new Uint8Array(16),
        counter: 1,
      },
      { form: "whole", schemaMajor: 1, sentAt: 0, covered: null, body: utf8("forged") },
      new Uint8Array(12),
    );
    home.carry = async ({ method, path }, pass) =>
      method === "GET" && path.includes("/blobs/") ? ok({ status: 200, body: other }) : ok(await pass());
    expect(await home.device(1).sync({}, null)).toMatchObject({ state: { type: "synced" }, blobsMissing: 1 });
    home.carry = async (_request, pass) => ok(await pass());
    expect(await home.device(1).sync({}, null)).toMatchObject({ blobsMissing: 0 });
  });

  it("[S21] that no relay takes are counted and hold nothing back", async () => {
    const home = await paired(await household(2));
    await importRoadmap(home.device(0), new Uint8Array(4 * 1024 * 1024));
    setKey(home.device(0), "x");
    expect(await home.device(0).sync({}, null)).toMatchObject({ state: { type: "synced" }, blobsTooLarge: 1 });
    await home.device(1).sync({}, null);
    expect(keysOn(home.device(1))).toEqual(["x"]);
  });
});
