import { describe, expect, it } from "vitest";
import { LIBRARY } from "#shared/domain/ids.ts";
import { err, ok } from "#shared/std/result.ts";
import { parseEnvelopeHeader } from "#shared/sync/frames.ts";
import { household, keysOn, paired, setKey, spaceOf } from "../../support/sync-household.ts";

describe("self-healing", () => {
  it("[S8] [S12] fills a relay that was wiped, from any one device", async () => {
    const home = await paired(await household(2));
    setKey(home.device(0), "x");
    await home.device(0).sync({}, null);
    await home.device(1).sync({}, null);
    const before = spaceOf(home.device(1));
    home.relay.wipe();
    expect((await home.device(1).sync({}, null))?.state).toEqual({ type: "synced" });
    expect(await home.relay.stored()).toHaveLength(1);
    const after = spaceOf(home.device(1));
    expect(after?.epoch).not.toBe(before?.epoch);
    expect(after?.sender).not.toBe(before?.sender);
    // The other device reads what is there and has nothing to add.
    await home.device(0).sync({}, null);
    expect(await home.relay.stored()).toHaveLength(1);
  });

  it("[S9] [S12] sends again what a relay lost that was put back to a copy", async () => {
    const home = await paired(await household(2));
    setKey(home.device(0), "x");
    await home.device(0).sync({}, null);
    const copy = home.relay.copy();
    setKey(home.device(0), "y");
    await home.device(0).sync({}, null);
    await home.relay.putBack(copy);
    await home.device(0).sync({}, null);
    await home.device(1).sync({}, null);
    expect(keysOn(home.device(1))).toEqual(["x", "y"]);
  });

  it("[S10] notices a relay that was put back and has gone on since", async () => {
    const home = await paired(await household(2));
    const copy = home.relay.copy();
    setKey(home.device(0), "x");
    await home.device(0).sync({}, null);
    await home.relay.putBack(copy);
    setKey(home.device(1), "y");
    await home.device(1).sync({}, null);
    await home.device(0).sync({}, null);
    await home.device(1).sync({}, null);
    expect([keysOn(home.device(0)), keysOn(home.device(1))]).toEqual([
      ["x", "y"],
      ["x", "y"],
    ]);
  });

  it("[S11] notices it too when the cursor had not come to what was acknowledged", async () => {
    const home = await paired(await household(2));
    const copy = home.relay.copy();
    const a = home.device(0);
    setKey(a, "x");
    home.carry = async ({ method }, pass) => (method === "GET" ? err({ type: "offline" }) : ok(await pass()));
    await a.sync({ pushFirst: true }, null);
    home.carry = async (_request, pass) => ok(await pass());
    await home.relay.putBack(copy);
    await a.sync({}, null);
    await home.device(1).sync({}, null);
    expect(keysOn(home.device(1))).toEqual(["x"]);
  });

  it("[S13] reads everything again when a doc was lost, though a new row has the number of the old", async () => {
    const home = await paired(await household(2));
    const [a, b] = [home.device(0), home.device(1)];
    setKey(a, "x");
    await a.sync({}, null);
    await b.sync({}, null);
    const { sender } = spaceOf(a) ?? {};
    a.kill();
    a.disk.rows.delete(LIBRARY);
    setKey(a, "new");
    setKey(b, "y");
    await b.sync({}, null);
    // Not thorough: what is noticed must be noticed while the page is applied.
    await a.sync({ thorough: false }, null);
    expect(keysOn(a)).toEqual(["new", "x", "y"]);
    expect(spaceOf(a)?.sender).not.toBe(sender);
  });

  it("[S14] takes a new sender when its counter was used by a copy of its profile", async () => {
    const home = await paired(await household(2));
    const [a, b] = [home.device(0), home.device(1)];
    const mine = a.disk.tables.space.get("space");
    if (mine) b.disk.tables.space.set("space", mine);
    setKey(a, "x");
    setKey(b, "y");
    await a.sync({}, null);
    await b.sync({ pushFirst: true }, null);
    await a.sync({}, null);
    expect(keysOn(a)).toEqual(["x", "y"]);
    expect(spaceOf(b)?.sender).not.toBe(mine?.sender);
    const counters = (await home.relay.stored()).map((envelope) => parseEnvelopeHeader(envelope));
    expect(counters.map((header) => header.ok && header.value.counter)).toEqual([1, 1]);
  });
});
