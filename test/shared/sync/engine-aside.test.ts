import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { LIBRARY } from "#shared/domain/ids.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { savedDoc } from "../../support/sim-disk.ts";
import { household, keysOn, paired, setKey, spaceOf } from "../../support/sync-household.ts";

describe("what cannot be applied", () => {
  it("[S15] [S16] [S17] is kept and counted, and comes again from the device that had read past it", async () => {
    const home = await paired(await household(3));
    const [a, b, c] = [home.device(0), home.device(1), home.device(2)];
    setKey(a, "x");
    await a.sync({}, null);
    await home.relay.rot(0, 99);
    setKey(b, "y", "notes/2026-11");
    expect(await b.sync({}, null)).toMatchObject({ state: { type: "synced" }, quarantined: 1 });
    expect([keysOn(b), keysOn(b, "notes/2026-11")]).toEqual([[], ["y"]]);
    // The author's cursor is past the damage; only the question makes it send again.
    expect(await a.sync({}, null)).toMatchObject({ quarantined: 0 });
    await b.sync({}, null);
    await c.sync({}, null);
    expect([keysOn(b), keysOn(c)]).toEqual([["x"], ["x"]]);
    expect(b.disk.tables.aside.size).toBe(1);
  });

  it("[S17] asks again when the question was lost with the log", async () => {
    const home = await paired(await household(2));
    const [a, b] = [home.device(0), home.device(1)];
    setKey(a, "x");
    await a.sync({}, null);
    await home.relay.rot(0, 99);
    const copy = home.relay.copy();
    await b.sync({}, null);
    await home.relay.putBack(copy);
    await b.sync({}, null);
    await a.sync({}, null);
    await b.sync({}, null);
    expect(keysOn(b)).toEqual(["x"]);
  });

  it("[S18] waits for its causes, names the sender, and is applied when they come", async () => {
    const home = await paired(await household(3));
    const [a, b] = [home.device(0), home.device(1)];
    const start = home.relay.copy();
    a.edit(LIBRARY, (doc) => doc.getText("text").insert(0, "ac"));
    await a.sync({}, null);
    a.edit(LIBRARY, (doc) => doc.getText("text").insert(1, "b"));
    // The relay loses the first entry, and takes the second before anybody notices.
    await home.relay.putBack(start);
    await a.sync({ pushFirst: true }, 30);
    const log = await home.relay.stored();
    expect(log.length).toBe(1);
    const facts = await b.sync({}, null);
    expect(b.disk.tables.aside.size).toBe(1);
    expect(facts?.waitingFor).toHaveLength(1);
    await a.sync({}, null);
    expect((await b.sync({}, null))?.waitingFor).toEqual([]);
    expect(savedDoc(b.disk, LIBRARY).getText("text").toJSON()).toBe("abc");
    expect(b.disk.tables.aside.size).toBe(0);
  });

  it("[S18] sends what had waited since before the relay was wiped", async () => {
    const home = await paired(await household(3));
    const [a, b, c] = [home.device(0), home.device(1), home.device(2)];
    const start = home.relay.copy();
    a.edit(LIBRARY, (doc) => doc.getText("text").insert(0, "ac"));
    await a.sync({}, null);
    await c.sync({}, null);
    a.edit(LIBRARY, (doc) => doc.getText("text").insert(1, "b"));
    await home.relay.putBack(start);
    await a.sync({ pushFirst: true }, 30);
    await b.sync({}, null);
    expect(b.disk.tables.aside.size).toBe(1);
    // What came between is only with b now, which cannot show it before c has brought its cause to the new relay.
    home.relay.wipe();
    await c.sync({}, null);
    await b.sync({}, null);
    await c.sync({}, null);
    expect(savedDoc(c.disk, LIBRARY).getText("text").toJSON()).toBe("abc");
  });

  it("[S19] keeps an entry of a newer schema", async () => {
    const home = await paired(await household(2));
    const update = Y.encodeStateAsUpdate(new Y.Doc());
    const stream = await home.keys.streamId(LIBRARY);
    const header = {
      kind: "update",
      stream: Buffer.from(stream, "hex"),
      sender: new Uint8Array(16),
      counter: 1,
    } as const;
    const payload = { form: "whole", schemaMajor: 2, sentAt: 0, covered: null, body: update } as const;
    const envelope = await home.keys.seal(header, payload, new Uint8Array(12));
    const { epoch } = spaceOf(home.device(0)) ?? {};
    const frame = new Uint8Array(4 + envelope.length);
    new DataView(frame.buffer).setUint32(0, envelope.length);
    frame.set(envelope, 4);
    await home.relay.handle({
      method: "POST",
      path: `/v1/spaces/${hexOfBytes(home.keys.space)}/entries`,
      headers: { "waymark-protocol": "1", "waymark-epoch": epoch ?? "", authorization: `Bearer ${home.keys.token}` },
      body: frame,
    });
    expect(await home.device(1).sync({}, null)).toMatchObject({ newer: 1, quarantined: 0, state: { type: "synced" } });
    expect(home.device(1).disk.tables.aside.size).toBe(1);
  });
});
