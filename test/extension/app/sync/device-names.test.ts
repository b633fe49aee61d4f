// @vitest-environment node
import { describe, expect, it } from "vitest";
import { enterDevice, nameDevice } from "#ext/app/sync/device-list.ts";
import { deviceNames } from "#ext/app/sync/device-names.ts";
import { readDevices } from "#shared/domain/household.ts";
import * as Y from "yjs";
import { begin, lineOf, overviewOf, RELAY, syncBrowser, testRelay, type SyncBrowser } from "./sync-fixture.ts";

const numberedName = (name: string, number: number): string => `${name}, ${number}`;
const naming = { defaultName: "Chromium on Linux", numberedName };
const DAY = 20_779;

const namesIn = (doc: Y.Doc) => [...deviceNames(readDevices(doc), numberedName)].sort(([a], [b]) => (a < b ? -1 : 1));

function merge(...docs: readonly Y.Doc[]): void {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

/** Docs of devices that do not know of each other yet. */
function apart(...ids: readonly string[]): Y.Doc[] {
  return ids.map((id) => {
    const doc = new Y.Doc();
    enterDevice(doc, id, naming, DAY);
    return doc;
  });
}

describe("devices that named themselves at once", () => {
  it("are told apart in the same way everywhere, before any of them has written it down and after", () => {
    const docs = apart("c", "a", "b");
    merge(...docs);
    const settled = [
      ["a", "Chromium on Linux"],
      ["b", "Chromium on Linux, 2"],
      ["c", "Chromium on Linux, 3"],
    ];
    for (const doc of docs) expect(namesIn(doc)).toEqual(settled);
    for (const [i, id] of ["c", "a", "b"].entries()) enterDevice(docs[i] ?? new Y.Doc(), id, naming, DAY);
    merge(...docs);
    for (const doc of docs) expect(namesIn(doc)).toEqual(settled);
    const numbers = new Set([...readDevices(docs[0] ?? new Y.Doc()).values()].map(({ number }) => number));
    expect(numbers).toEqual(new Set([1, 2, 3]));
  });

  it("write nothing more once they are settled", () => {
    const docs = apart("a", "b");
    merge(...docs);
    const [a = new Y.Doc(), b = new Y.Doc()] = docs;
    enterDevice(b, "b", naming, DAY);
    merge(a, b);
    const before = [a, b].map((doc) => Y.encodeStateAsUpdate(doc).length);
    for (let day = DAY; day < DAY + 3; day++) {
      enterDevice(a, "a", naming, day);
      enterDevice(b, "b", naming, day);
    }
    expect([a, b].map((doc) => Y.encodeStateAsUpdate(doc).length)).toEqual(before);
  });

  it("leave the one alone that was there on an earlier day, whatever its id is", () => {
    const doc = new Y.Doc();
    enterDevice(doc, "z", naming, DAY - 1);
    const [other = new Y.Doc()] = apart("a");
    merge(doc, other);
    expect(namesIn(doc)).toEqual([
      ["a", "Chromium on Linux, 2"],
      ["z", "Chromium on Linux"],
    ]);
  });

  it("make way for a name that the learner chose, and number no number", () => {
    const [a = new Y.Doc(), b = new Y.Doc()] = apart("a", "b");
    nameDevice(a, "a", "Chromium on Linux, 2", false, DAY);
    merge(a, b);
    enterDevice(b, "b", naming, DAY);
    const [c = new Y.Doc()] = apart("c");
    merge(a, b, c);
    expect(namesIn(a)).toEqual([
      ["a", "Chromium on Linux, 2"],
      ["b", "Chromium on Linux"],
      ["c", "Chromium on Linux, 3"],
    ]);
  });
});

describe("the names of devices that sync", () => {
  const namesAt = async (browser: SyncBrowser) => (await overviewOf(browser)).devices.map(({ name }) => name);

  /** A device that has joined and said so. */
  async function joining(relay: ReturnType<typeof testRelay>, line: string, name?: string) {
    const browser = syncBrowser(relay, name);
    expect(await browser.service.join({ type: "line", line })).toEqual({ type: "on" });
    for (let i = 0; i < 2; i++) await browser.service.syncNow();
    return browser;
  }

  it("tell browsers of one kind apart by numbers, and keep to them when one has left", async () => {
    const relay = testRelay();
    const a = await begin(syncBrowser(relay));
    await a.service.create(RELAY, null);
    await a.service.syncNow();
    const line = await lineOf(a);
    const b = await joining(relay, line);
    const c = await joining(relay, line);
    await joining(relay, line, "Firefox on Linux");
    await a.service.syncNow();
    const others = ["Chromium on Linux, 2", "Chromium on Linux, 3", "Firefox on Linux"];
    expect(await namesAt(a)).toEqual(["Chromium on Linux", ...others]);
    expect(await overviewOf(b)).toMatchObject({ deviceName: "Chromium on Linux, 2" });
    await b.service.leave();
    for (const browser of [a, c]) await browser.service.syncNow();
    expect(await namesAt(c)).toEqual(["Chromium on Linux, 3", "Chromium on Linux", "Firefox on Linux"]);
    expect(await overviewOf(await joining(relay, line))).toMatchObject({ deviceName: "Chromium on Linux, 4" });
  });

  it("never touch a name that the learner chose, also one that two devices have", async () => {
    const relay = testRelay();
    const a = await begin(syncBrowser(relay));
    await a.service.create(RELAY, null);
    await a.service.renameDevice("Chromium on Linux");
    await a.service.syncNow();
    const line = await lineOf(a);
    const b = await joining(relay, line);
    const c = await joining(relay, line);
    expect(await namesAt(b)).toEqual(["Chromium on Linux, 2", "Chromium on Linux"]);
    await c.service.renameDevice("Chromium on Linux");
    for (const browser of [c, a, b, a]) await browser.service.syncNow();
    expect(await namesAt(a)).toEqual(["Chromium on Linux", "Chromium on Linux", "Chromium on Linux, 2"]);
  });
});
