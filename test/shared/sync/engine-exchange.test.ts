import { describe, expect, it } from "vitest";
import { LIBRARY } from "#shared/domain/ids.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok } from "#shared/std/result.ts";
import type { RelayRequest } from "#shared/sync/ports.ts";
import { savedDoc } from "../../support/sim-disk.ts";
import { household, keysOn, paired, setKey, spaceOf } from "../../support/sync-household.ts";

const pushes = (sent: readonly RelayRequest[]) =>
  sent
    .filter(({ method, path }) => method === "POST" && path.includes("/entries"))
    .map(({ body }) => body ?? new Uint8Array());

describe("sending", () => {
  it("brings an edit to the other browser", async () => {
    const { devices } = await paired(await household(2));
    const [a, b] = devices;
    if (!a || !b) return;
    setKey(a, "x");
    expect((await a.sync({}, null))?.state).toEqual({ type: "synced" });
    await b.sync({}, null);
    expect(keysOn(b)).toEqual(["x"]);
    expect.assertions(2);
  });

  it("[S2] stores an envelope before its first send, and sends the same bytes until they are acknowledged", async () => {
    const home = await paired(await household(1));
    const a = home.device(0);
    setKey(a, "x");
    home.carry = async ({ method }, pass) => {
      if (method !== "POST") return ok(await pass());
      expect(a.disk.tables.outbox.size).toBe(1);
      await pass();
      return err({ type: "offline" });
    };
    expect((await a.sync({}, null))?.state).toEqual({ type: "offline" });
    // What is written meanwhile waits: a stream has one envelope at a time.
    setKey(a, "y");
    await a.sync({ pushFirst: true }, null);
    home.carry = async (_request, pass) => ok(await pass());
    await a.sync({ pushFirst: true }, null);
    const [first, second, third, fourth] = pushes(home.sent).map(hexOfBytes);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
    expect(await home.relay.stored()).toHaveLength(2);
  });

  it("[S3] moves no cursor by an acknowledgement, but remembers where it left the log", async () => {
    const home = await paired(await household(1));
    const a = home.device(0);
    setKey(a, "x");
    home.carry = async ({ method }, pass) => (method === "GET" ? err({ type: "offline" }) : ok(await pass()));
    await a.sync({ pushFirst: true }, null);
    expect(spaceOf(a)).toMatchObject({ cursor: { seq: 0 }, mark: { seq: 1 } });
    expect(a.disk.tables.outbox.size).toBe(0);
    expect(a.disk.tables.streams.get(LIBRARY)?.known.length).toBeGreaterThan(0);
  });

  it("[S26] reads nothing after the push of an edit while nobody else writes, and everything once somebody did", async () => {
    const home = await paired(await household(2));
    const [a, b] = [home.device(0), home.device(1)];
    const edit = async (key: string) => {
      setKey(a, key);
      home.asked.length = 0;
      const facts = await a.sync({ pushFirst: true, onlyOwed: true }, null);
      return [facts?.state.type, facts?.owed, facts?.cursor, ...home.asked];
    };
    expect(await edit("x")).toEqual(["synced", 0, 1, "POST /entries"]);
    expect(await edit("y")).toEqual(["synced", 0, 2, "POST /entries"]);
    expect(spaceOf(a)).toMatchObject({ cursor: { seq: 0 }, mark: { seq: 2, own: true } });
    setKey(b, "z");
    await b.sync({}, null);
    expect(await edit("u")).toEqual(["synced", 0, 4, "POST /entries", "GET /entries", "POST /entries"]);
    expect(keysOn(a)).toEqual(["u", "x", "y", "z"]);
    expect(spaceOf(a)).toMatchObject({ cursor: { seq: 4 }, mark: null });
    expect(await edit("v")).toEqual(["synced", 0, 5, "POST /entries"]);
  });

  it("[S26] reads on after a push whose answer was lost, or after which somebody's entry was not read", async () => {
    const home = await paired(await household(2));
    const [a, b] = [home.device(0), home.device(1)];
    const onlyOwed = { pushFirst: true, onlyOwed: true };
    setKey(b, "z");
    await b.sync({}, null);
    setKey(a, "x");
    home.carry = async ({ method }, pass) => (method === "GET" ? err({ type: "offline" }) : ok(await pass()));
    expect((await a.sync(onlyOwed, null))?.state.type).toBe("offline");
    expect(spaceOf(a)?.mark).toMatchObject({ seq: 2, own: false });
    home.carry = async (_request, pass) => ok(await pass());
    setKey(a, "y");
    await a.sync(onlyOwed, null);
    expect(keysOn(a)).toEqual(["x", "y", "z"]);
  });

  it("[S26] notices a relay that was put back, by the head and by the hash of its answer", async () => {
    for (const isOvertaken of [false, true]) {
      const home = await paired(await household(2));
      const [a, b] = [home.device(0), home.device(1)];
      const onlyOwed = { pushFirst: true, onlyOwed: true };
      setKey(a, "x");
      await a.sync(onlyOwed, null);
      const copy = home.relay.copy();
      setKey(a, "y");
      await a.sync(onlyOwed, null);
      await home.relay.putBack(copy);
      if (isOvertaken) {
        setKey(b, "z");
        await b.sync({}, null);
      }
      setKey(a, "u");
      await a.sync(onlyOwed, null);
      await b.sync({}, null);
      expect(keysOn(b)).toEqual(isOvertaken ? ["u", "x", "y", "z"] : ["u", "x", "y"]);
    }
  });

  it("[S23] halves the next push after one that took too long", async () => {
    const home = await paired(await household(1));
    const a = home.device(0);
    const text = "x".repeat(30_000);
    for (const name of ["library", "notes/2026-11", "reviews/2026-11"] as const) {
      a.edit(name, (doc) => doc.getText("text").insert(0, text));
    }
    let late = 8;
    home.carry = async ({ method }, pass) => {
      if (method === "POST" && late-- > 0) return err({ type: "timeout" });
      return ok(await pass());
    };
    for (let i = 0; i < 9; i++) await a.sync({ pushFirst: true }, null);
    const sizes = pushes(home.sent).map((body) => body.length);
    expect(sizes[0]).toBeGreaterThan(90_000);
    expect(sizes[8]).toBeLessThan(40_000);
    expect(await home.relay.stored()).toHaveLength(3);
  });

  it("[E4] sends an update that is larger than an entry in parts", async () => {
    const home = await paired(await household(2));
    const text = Array.from({ length: 450_000 }, (_, i) => i % 97).join(" ");
    home.device(0).edit(LIBRARY, (doc) => doc.getText("text").insert(0, text));
    setKey(home.device(0), "after");
    await home.device(0).sync({}, null);
    expect(home.asked.filter((call) => call.startsWith("PUT /blobs")).length).toBe(2);
    await home.device(1).sync({}, null);
    expect(savedDoc(home.device(1).disk, LIBRARY).getText("text").toJSON()).toBe(text);
    expect(keysOn(home.device(1))).toEqual(["after"]);
  });

  it("[S24] leaves the facts as they are while another context syncs", async () => {
    const home = await paired(await household(1));
    const a = home.device(0);
    setKey(a, "x");
    home.clock.advance(5000);
    const [first, second] = await Promise.all([a.sync({ pushFirst: true }, null), a.sync({}, null)]);
    expect((first?.syncedAt ?? 0) - (second?.syncedAt ?? 0)).toBe(5000);
    expect(home.asked).toEqual(["POST /entries", "GET /entries"]);
  });

  it("[S25] counts what is saved and not on the relay, sealed or not", async () => {
    const home = await paired(await household(1));
    const a = home.device(0);
    home.carry = async ({ method }, pass) => (method === "POST" ? err({ type: "offline" }) : ok(await pass()));
    setKey(a, "x");
    expect((await a.sync({}, null))?.owed).toBe(1);
    setKey(a, "y");
    setKey(a, "z", "notes/2026-11");
    home.carry = async () => err({ type: "offline" });
    expect((await a.sync({}, null))?.owed).toBe(3);
  });
});

describe("reading", () => {
  it("[S7] takes nothing of a page that does not continue the cursor", async () => {
    const home = await paired(await household(2));
    setKey(home.device(0), "x");
    await home.device(0).sync({}, null);
    const whole = await home.relay.handle({
      method: "GET",
      path: `/v1/spaces/${hexOfBytes(home.keys.space)}/entries`,
      headers: { "waymark-protocol": "1", authorization: `Bearer ${home.keys.token}` },
      body: null,
    });
    const b = home.device(1);
    await b.sync({}, null);
    home.carry = async () => ok(whole);
    expect((await b.sync({}, null))?.state).toEqual({ type: "refused", reason: "not-understood" });
    expect(spaceOf(b)?.cursor.seq).toBe(1);
  });
});
