// @vitest-environment node
import { describe, expect, it } from "vitest";
import { readEnrolments } from "#shared/domain/enrolments.ts";
import { listDoc, readDevices, readRelay, readSenders } from "#shared/domain/household.ts";
import { addNote } from "#shared/domain/notes.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { err, ok } from "#shared/std/result.ts";
import { wordsOfSecret } from "#shared/crypto/words.ts";
import { noteOf } from "#test/support/sample-note.ts";
import { begin, lineOf, overviewOf, RELAY, syncBrowser, testRelay, type SyncBrowser } from "./sync-fixture.ts";

const tick = (browser: SyncBrowser, topic: string) =>
  browser.edit((doc) => setMark(doc, `small/${topic}`, { state: "done", day: 20_779, rev: 1 }));
const ticksOf = (browser: SyncBrowser) => browser.look((doc) => [...readProgress(doc).keys()].sort());

/** A has made the space, B has joined it, and both have exchanged everything. */
async function pair(settings: Record<string, string> = {}) {
  const relay = testRelay(settings);
  const a = await begin(syncBrowser(relay));
  expect(await a.service.create(RELAY, null)).toEqual({ type: "on" });
  await a.service.syncNow();
  const b = syncBrowser(relay, "Firefox on Linux");
  expect(await b.service.join({ type: "line", line: await lineOf(a) })).toEqual({ type: "on" });
  await b.service.syncNow();
  await a.service.syncNow();
  return { relay, a, b };
}

describe("turning sync on", () => {
  it("asks no relay and opens nothing before the learner does so", async () => {
    const relay = testRelay();
    const a = syncBrowser(relay);
    await a.service.start();
    expect([relay.asked, a.disk.rows.size, a.outside]).toEqual([
      [],
      0,
      { marker: null, isRegular: false, once: null, looks: 0 },
    ]);
    expect(await overviewOf(a)).toMatchObject({ relay: null, devices: [], deviceName: "Chromium on Linux" });
    expect(await a.service.words()).toEqual({ type: "not-on" });
  });

  it("brings one library to both, with their names and days", async () => {
    const { a, b } = await pair();
    expect(await b.look((doc) => readEnrolments(doc).map(({ roadmap }) => roadmap))).toEqual(["small"]);
    for (const [browser, other] of [
      [a, "Firefox on Linux"],
      [b, "Chromium on Linux"],
    ] as const) {
      const { devices, facts } = await overviewOf(browser);
      expect(devices.map(({ isThis }) => isThis)).toEqual([true, false]);
      expect(devices[1]).toMatchObject({ name: other, lastSeen: 20_779 });
      expect(facts).toMatchObject({ state: { type: "synced" }, owed: 0 });
    }
    expect(await a.look((doc) => readSenders(doc).size)).toBe(2);
    expect(a.outside).toMatchObject({ marker: RELAY, isRegular: true });
  });

  it("takes the other library's secret by joining, and keeps its own device", async () => {
    const { a, b } = await pair();
    expect(b.safety.known?.rootSecret).toEqual(a.safety.known?.rootSecret);
    expect(b.safety.known?.libraryId).not.toBe(a.safety.known?.libraryId);
    const words = wordsOfSecret(a.safety.known?.rootSecret ?? new Uint8Array()).join(" ");
    expect(await b.service.words()).toMatchObject({ words: words.split(" ") });
  });

  it("merges two libraries that both had something, and shows both before", async () => {
    const relay = testRelay();
    const a = await begin(syncBrowser(relay, "Desk"));
    await tick(a, "one.a");
    await a.edit((doc) => addNote(doc, noteOf("n1")), "notes/2026-11");
    await a.edit((doc) => listDoc(doc, "notes/2026-11"));
    await a.service.create(RELAY, null);
    await a.service.syncNow();
    const b = await begin(syncBrowser(relay, "Laptop"));
    await tick(b, "one.b");
    const line = await lineOf(a);
    const rows = b.disk.rows.get("library")?.length;
    expect(await b.service.preview({ type: "line", line })).toEqual({
      type: "preview",
      relay: RELAY,
      there: { isEmpty: false, roadmaps: ["A small roadmap"], devices: ["Desk"], notes: 1, topicsDone: 1 },
      here: { isEmpty: false, roadmaps: ["A small roadmap"], devices: [], notes: 0, topicsDone: 1 },
      unreadable: 0,
    });
    expect(b.disk.rows.get("library")?.length).toBe(rows);
    await b.service.join({ type: "line", line });
    await b.service.syncNow();
    await a.service.syncNow();
    expect(await ticksOf(a)).toEqual(["small/one.a", "small/one.b"]);
    expect(await ticksOf(b)).toEqual(["small/one.a", "small/one.b"]);
    expect(await b.parts.noteIndex.count()).toBe(1);
  });

  it("makes a new space under new words where the old one was deleted", async () => {
    const { a, b } = await pair();
    const old = await lineOf(a);
    expect(await a.service.deleteSpace()).toEqual({ type: "off" });
    await b.service.syncNow();
    expect((await overviewOf(b)).facts).toMatchObject({ state: { type: "refused", reason: "deleted-space" } });
    expect(await b.service.leave()).toEqual({ type: "off" });
    expect(await b.service.preview({ type: "line", line: old })).toEqual({ type: "deleted-space" });
    expect(await a.service.create(RELAY, null)).toEqual({ type: "on" });
    expect(await lineOf(a)).not.toBe(old);
    await a.service.syncNow();
    expect((await overviewOf(a)).devices).toHaveLength(1);
  });
});

describe("what was typed and what the relay says", () => {
  const line = { type: "line", line: "waymark1:AAAA@https://relay.test" } as const;
  const words = (typed: string, address = RELAY) => ({ type: "words", words: typed, address }) as const;
  const good = wordsOfSecret(new Uint8Array(16).fill(5)).join(" ");

  it.each([
    [words("abandon abandon zebraa"), { type: "unknown-word", position: 3, word: "zebraa" }],
    [words("abandon abandon"), { type: "wrong-count", count: 2 }],
    [words("abandon ".repeat(12)), { type: "wrong-checksum" }],
    [words(good, "http://relay.example"), { type: "not-encrypted" }],
    [words(good), { type: "unknown-space" }],
    [line, { type: "damaged-line" }],
    [{ type: "line", line: "hello" } as const, { type: "not-a-line" }],
  ])("is a failure of its own that leaves everything as it was: %o", async (pairing, failure) => {
    const a = await begin(syncBrowser(testRelay()));
    const before = [a.safety.known?.rootSecret, a.disk.rows.get("library")?.length];
    expect(await a.service.preview(pairing)).toEqual(failure);
    expect(await a.service.join(pairing)).toEqual(failure);
    expect([a.safety.known?.rootSecret, a.disk.rows.get("library")?.length]).toEqual(before);
    expect(a.state.tables.space.size).toBe(0);
    expect((await overviewOf(a)).relay).toBeNull();
  });

  it("names a relay that is missing, one that is none, and one that is too old for us", async () => {
    const relay = testRelay();
    const a = await begin(syncBrowser(relay));
    relay.carry = () => err({ type: "offline" });
    expect(await a.service.create(RELAY, null)).toEqual({ type: "relay-missing" });
    relay.carry = () => ok({ status: 200, body: new TextEncoder().encode("<html>") });
    expect(await a.service.create(RELAY, null)).toEqual({ type: "not-a-relay" });
    const tooOld = { type: "relay-too-old", oldest: 1, newest: 1 };
    relay.carry = () => ok({ status: 426, body: new TextEncoder().encode(JSON.stringify(tooOld)) });
    expect(await a.service.create(RELAY, null)).toEqual({ type: "relay-too-old" });
    relay.carry = null;
    expect(await a.service.create(RELAY, null)).toEqual({ type: "on" });
    expect(await a.service.create(RELAY, null)).toEqual({ type: "already-on" });
  });

  it("asks for the operator's code, and keeps it so that any device can refill the relay", async () => {
    const settings = { REGISTRATION: "invite", INVITE: "a-code-of-the-operator" };
    const relay = testRelay(settings);
    const a = await begin(syncBrowser(relay));
    expect(await a.service.create(RELAY, null)).toEqual({ type: "invite-required" });
    expect(await a.service.create(RELAY, "a-code-of-the-operator")).toEqual({ type: "on" });
    await a.service.syncNow();
    const b = syncBrowser(relay);
    await b.service.join({ type: "line", line: await lineOf(a) });
    await b.service.syncNow();
    relay.app = testRelay(settings).app;
    const again = b.restart();
    await again.service.syncNow();
    expect((await overviewOf(again)).facts.state).toEqual({ type: "synced" });
  });

  it("writes nothing to a library of a newer Waymark", async () => {
    const a = await begin(syncBrowser(testRelay()));
    await a.edit((doc) => doc.getMap("meta").set("schemaMajor", 99));
    const again = a.restart();
    expect(await again.service.create(RELAY, null)).toEqual({ type: "read-only" });
  });

  it("says that the storage of this device does not answer", async () => {
    const a = await begin(syncBrowser(testRelay()));
    a.state.fault = { type: "storage-timeout", detail: "sync" };
    expect(await a.service.create(RELAY, null)).toEqual({ type: "storage-timeout", detail: "sync" });
    a.state.fault = null;
    expect(await a.service.create(RELAY, null)).toEqual({ type: "on" });
  });
});

describe("while sync is on", () => {
  it("sends what a page rang for, and the other has it after the bell", async () => {
    const { a, b } = await pair();
    await tick(a, "one.a");
    void a.service.ring();
    const other = async () => {
      a.timers.advance(20);
      await b.service.syncNow();
      return ticksOf(b);
    };
    await expect.poll(other).toEqual(["small/one.a"]);
  });

  it("goes on after the background was stopped, and looks at every doc once in a run of the browser", async () => {
    const { a, b } = await pair();
    const looks = a.outside.looks;
    const again = a.restart();
    await tick(again, "one.b");
    await again.service.start();
    expect(again.outside.looks).toBe(looks);
    await b.service.syncNow();
    expect(await ticksOf(b)).toEqual(["small/one.b"]);
  });

  it("comes back onto its space when the whole database was lost, and brings everything back", async () => {
    const { a, b } = await pair();
    await tick(a, "one.a");
    await a.service.syncNow();
    // Its docs were never in this journal: the relay alone brings them back.
    const again = a.wipe();
    expect(await again.parts.open()).toMatchObject({ type: "restored", unreadable: 0 });
    expect(await ticksOf(again)).toEqual(["small/one.a"]);
    await again.service.start();
    await again.service.syncNow();
    await tick(b, "one.b");
    await b.service.syncNow();
    await again.service.syncNow();
    expect(await ticksOf(again)).toEqual(["small/one.a", "small/one.b"]);
    expect((await overviewOf(again)).devices).toHaveLength(2);
  });

  it("makes no space when the secret was lost with the record still there", async () => {
    const { relay, a } = await pair();
    a.safety.known = a.safety.known && { ...a.safety.known, rootSecret: new Uint8Array(16).fill(1) };
    relay.asked.length = 0;
    const again = a.restart();
    await again.service.syncNow();
    expect(relay.asked).not.toContain(`PUT ${RELAY}`);
    expect((await overviewOf(again)).facts.state).toEqual({ type: "refused", reason: "unknown-space" });
  });

  it("tells pages of every change, and of nothing else", async () => {
    const { a } = await pair();
    const heard: string[] = [];
    a.service.onOverview(({ facts, deviceName }) => heard.push(`${facts.state.type} ${deviceName}`));
    expect(await a.service.renameDevice("  My desk ")).toMatchObject({ overview: { deviceName: "My desk" } });
    expect(await a.service.renameDevice(" ")).toEqual({ type: "no-name" });
    await a.service.syncNow();
    expect(heard).toEqual(["synced My desk", "syncing My desk", "synced My desk"]);
  });

  it("counts what is kept here while the relay is away", async () => {
    const { relay, a } = await pair();
    relay.carry = () => err({ type: "offline" });
    await tick(a, "one.a");
    await tick(a, "one.b");
    await a.service.syncNow();
    const { facts } = await overviewOf(a);
    expect(facts).toMatchObject({ state: { type: "offline" }, owed: 2 });
    expect(a.outside.once).toBe(facts.retryAt);
  });

  it("offers the doorbell with the token in its first frame and not in its address", async () => {
    const { a } = await pair();
    const door = await a.service.door();
    expect(door?.url).toMatch(/^wss:\/\/relay\.test\/v1\/spaces\/[0-9a-f]{32}\/live$/);
    expect(door?.url).not.toContain(door?.hello.token);
  });
});

describe("leaving", () => {
  it("keeps everything here, tells the others, and stops", async () => {
    const { relay, a, b } = await pair();
    expect(await b.service.leave()).toEqual({ type: "off" });
    expect(b.outside).toMatchObject({ marker: null, isRegular: false });
    expect(await b.look((doc) => readEnrolments(doc).length)).toBe(1);
    await a.service.syncNow();
    expect((await overviewOf(a)).devices.map(({ name }) => name)).toEqual(["Chromium on Linux"]);
    relay.asked.length = 0;
    await tick(b, "one.a");
    void b.service.ring();
    b.timers.advance(60_000);
    await b.restart().service.start();
    expect(relay.asked).toEqual([]);
    expect(await b.service.leave()).toEqual({ type: "not-on" });
    expect((await overviewOf(b)).offeredRelay).toBe(RELAY);
  });

  it("works without the relay", async () => {
    const { relay, b } = await pair();
    relay.carry = () => err({ type: "offline" });
    await b.service.syncNow();
    expect(await b.service.leave()).toEqual({ type: "off" });
    expect(await b.look(readRelay)).toBe(RELAY);
  });

  it("deletes the space for all, and nothing on any device", async () => {
    const { a, b } = await pair();
    await tick(a, "one.a");
    await a.service.syncNow();
    expect(await a.service.deleteSpace()).toEqual({ type: "off" });
    expect(await ticksOf(a)).toEqual(["small/one.a"]);
    expect(await a.look((doc) => [...readDevices(doc).values()].every(({ removed }) => removed))).toBe(true);
    await b.service.syncNow();
    expect((await overviewOf(b)).facts).toMatchObject({
      state: { type: "refused", reason: "deleted-space" },
      retryAt: null,
    });
  });
});
