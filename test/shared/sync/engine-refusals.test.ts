import { describe, expect, it } from "vitest";
import { ok } from "#shared/std/result.ts";
import { type RelayError } from "#shared/sync/protocol.ts";
import { answer, household, keysOn, paired, setKey, spaceOf } from "../../support/sync-household.ts";

describe("spaces and refusals", () => {
  it("[S20] never makes a space by joining", async () => {
    const home = await household(1);
    await home.device(0).join(false);
    expect(home.device(0).hasJoined()).toBe(false);
    expect(home.asked).toEqual(["GET /entries"]);
    expect((await home.device(0).sync({}, null))?.state).toEqual({ type: "off" });
  });

  it("[S20] makes a space again that a wiped relay forgot, and never one that was deleted", async () => {
    const home = await paired(await household(1));
    home.relay.wipe();
    await home.device(0).sync({}, null);
    expect(home.asked).toContain("PUT ");
    home.asked.length = 0;
    home.carry = async () => ok(answer(410, { type: "deleted-space" }));
    const facts = await home.device(0).sync({}, null);
    expect(facts).toMatchObject({ state: { type: "refused", reason: "deleted-space" }, retryAt: null });
    expect(home.asked).toEqual(["GET /entries"]);
  });

  const refusals: readonly (readonly [number, RelayError])[] = [
    [401, { type: "wrong-token" }],
    [403, { type: "registration-closed" }],
    [413, { type: "too-large", limit: 5 }],
    [426, { type: "client-too-old", oldest: 2, newest: 3 }],
    [503, { type: "storage-failed" }],
    [507, { type: "quota-exceeded", limit: 5 }],
  ];
  it.each(refusals)("[S22] says %i %o as a fact and changes nothing", async (status, refusal) => {
    const home = await paired(await household(1));
    const a = home.device(0);
    setKey(a, "x");
    const space = spaceOf(a);
    home.carry = async ({ method }, pass) => (method === "POST" ? ok(answer(status, refusal)) : ok(await pass()));
    const facts = await a.sync({}, null);
    expect(facts).toMatchObject({ state: { type: "refused", reason: refusal.type }, owed: 1 });
    expect([keysOn(a), spaceOf(a)]).toEqual([["x"], space]);
  });

  it("[S22] waits as long as a relay asks, and then some", async () => {
    const home = await paired(await household(1));
    home.carry = async () => ok(answer(429, { type: "too-many-requests", retryAfter: 40 }));
    const wait = ((await home.device(0).sync({}, null))?.retryAt ?? 0) - home.clock.now();
    expect(wait).toBeGreaterThanOrEqual(40_000);
    expect(wait).toBeLessThanOrEqual(41_000);
  });
});
