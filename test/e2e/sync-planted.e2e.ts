/**
 * The relay is blind: words of notes stand nowhere in its files, its log or the traffic. The same search finds them all
 * when the test takes the encryption out of a copy of the build, so that it is known to look in the right places.
 */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { changedBuild, extensionUnderTest } from "./harness/built.ts";
import { launchChromium } from "./harness/chromium.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { findPlanted, plantedWords, writingsOf, type Found } from "./harness/planted.ts";
import { startRelayProxy } from "./harness/relay-proxy.ts";
import { ask, createSpace, startTestRelay, untilSynced, writeLine } from "./sync-support.ts";

const WORDS = plantedWords(20);

/** Writes the words as notes, lets them go to a relay, and searches all that the relay had of them. */
async function searchAfterSync(extension: string): Promise<readonly Found[]> {
  const relay = await startTestRelay({ LOG: "requests" });
  const traffic: Buffer[] = [];
  const proxy = await startRelayProxy(relay.url, { onBytes: (chunk) => void traffic.push(chunk) });
  const learner = await launchChromium({ extensions: [extension] });
  const page = await beginPlan(learner);
  for (const word of WORDS.slice(0, 10)) await writeLine(page, `Before: ${word}`);
  expect(await createSpace(page, proxy.url)).toEqual({ type: "on" });
  await untilSynced(page);
  for (const word of WORDS.slice(10)) await writeLine(page, `After: ${word}`);
  // Everything that is kept goes now, and not only what was owed when it was last looked at.
  await ask(page, { type: "sync/now" });
  await untilSynced(page);
  // While it runs: what it has not yet put into its database stands in the write-ahead log.
  const places = new Map([
    ["traffic", Buffer.concat(traffic)],
    ["log", Buffer.from(relay.process.lines.join("\n"))],
  ]);
  const folder = dirname(relay.database);
  for (const name of await readdir(folder)) places.set(name, await readFile(join(folder, name)));
  await learner.close();
  await proxy.close();
  await relay.close();

  // The search saw what it was to see: all files, the log's lines, and the requests that carried the entries.
  expect([...places.keys()].sort()).toEqual(["log", "relay.sqlite", "relay.sqlite-shm", "relay.sqlite-wal", "traffic"]);
  expect(places.get("traffic")?.includes("POST /v1/spaces/")).toBe(true);
  expect(places.get("log")?.includes('"method":"POST"')).toBe(true);
  return findPlanted(WORDS, places);
}

it("finds a word in each of the four writings, wherever it begins", () => {
  const word = WORDS[3] ?? "";
  const text = Buffer.from(`x${word}y`, "utf8");
  const written = [text, Buffer.from(`x${word}y`, "utf16le"), Buffer.from(text.toString("hex")), ...base64s(word)];
  const found = written.flatMap((bytes) => findPlanted(WORDS, new Map([["there", bytes]])));
  expect(found.map(({ writing }) => writing)).toEqual(["utf-8", "utf-16", "hex", "base64", "base64", "base64"]);
  expect([...writingsOf(word).values()].flat().every(({ length }) => length >= 12)).toBe(true);
});

it("leaves none of 20 words in the relay's files, its log or the traffic", async () => {
  expect(await searchAfterSync(extensionUnderTest("chromium"))).toEqual([]);
});

it("finds all 20 in files and traffic once the test has taken the encryption out of a copy of the build", async () => {
  const open = await changedBuild("chromium", "background.js", (code) =>
    code
      .replace("crypto.subtle.encrypt(", "(async(_,__,p)=>{const o=new Uint8Array(p.length+16);o.set(p);return o})(")
      .replace("crypto.subtle.decrypt(", "(async(_,__,s)=>s.slice(0,-16))("),
  );
  const found = await searchAfterSync(open.path);
  await open.remove();
  const inPlace = (there: (place: string) => boolean) =>
    new Set(found.filter((f) => there(f.place)).map((f) => f.word));
  expect(inPlace((place) => place.startsWith("relay.sqlite"))).toEqual(new Set(WORDS));
  expect(inPlace((place) => place === "traffic")).toEqual(new Set(WORDS));
  expect(found.filter(({ place }) => place === "log")).toEqual([]);
});

function base64s(word: string): readonly Buffer[] {
  return ["", "x", "xy"].map((before) => Buffer.from(Buffer.from(`${before}${word}z`).toString("base64")));
}
