import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { formatExportFile, parseExportFile, type ExportFile } from "#shared/domain/export-file.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { setMark } from "#shared/domain/progress.ts";
import { SCHEMA_MAJOR, stampSchema } from "#shared/domain/schema-version.ts";
import { utf8, type Bytes } from "#shared/std/bytes.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { unwrap } from "#shared/std/result.ts";

const PAGE = utf8("# Saved page");
let file: ExportFile;
let text: string;

function docOf(edit: (doc: Y.Doc) => void): Bytes {
  const doc = new Y.Doc();
  edit(doc);
  return new Uint8Array(Y.encodeStateAsUpdate(doc));
}

function marked(doc: Y.Doc): void {
  stampSchema(doc);
  for (let i = 0; i < 5; i++) setMark(doc, `backend-developer/t${i}`, { state: "done", day: 20_000 + i, rev: 1 });
}

beforeAll(async () => {
  file = {
    exportedDay: dayOfDate(2026, 11, 22),
    docs: new Map([
      [LIBRARY, docOf(marked)],
      ["notes/2026-11", docOf((doc) => doc.getMap("notes").set("n", new Y.Map()))],
    ]),
    blobs: new Map([[await sha256Hex(PAGE), PAGE]]),
  };
  text = await formatExportFile(file, sha256Hex);
});

/** The file with one field changed and its checksum made right again: what only the field's own check can refuse. */
async function changed(change: Readonly<Record<string, unknown>>): Promise<string> {
  const { sha256: _, ...fields } = { ...JSON.parse(text), ...change };
  return JSON.stringify({ ...fields, sha256: await sha256Hex(utf8(JSON.stringify(fields))) });
}

describe("an export file", () => {
  it("is read as it was written", async () => {
    expect(unwrap(await parseExportFile(text, sha256Hex))).toEqual(file);
  });

  it("may be written with other spaces", async () => {
    const pretty = JSON.stringify(JSON.parse(text), null, 2);
    expect(unwrap(await parseExportFile(pretty, sha256Hex))).toEqual(file);
  });

  it("is refused when it is cut off, wherever that is", async () => {
    for (let length = 0; length < text.length; length++) {
      expect(await parseExportFile(text.slice(0, length), sha256Hex)).toEqual({
        ok: false,
        error: { type: "not-json" },
      });
    }
  });

  it.each([
    ["another format", { format: "bookmarks" }, { type: "not-an-export" }],
    ["no version", { version: "1" }, { type: "not-an-export" }],
    ["a newer version, which is named", { version: 7 }, { type: "newer-version", version: 7 }],
    ["docs of another shape", { docs: "all" }, { type: "damaged", part: "docs" }],
    ["a day that is none", { exportedDay: "2026-02-31" }, { type: "damaged", part: "exportedDay" }],
    ["a doc of an unknown name", { docs: { "diary/2026": "AAA=" } }, { type: "damaged", part: "docs.diary/2026" }],
    ["a doc that is not base64", { docs: { library: "*" } }, { type: "damaged", part: "docs.library" }],
    [
      "a doc that Yjs cannot apply",
      { docs: { library: btoa("\x09\xc8\xc8\xc8\x01") } },
      { type: "damaged", part: "docs.library" },
    ],
    [
      "a blob of another name",
      { blobs: { ["0".repeat(64)]: "AAAA" } },
      { type: "damaged", part: `blobs.${"0".repeat(64)}` },
    ],
    ["a field that is unknown", { extra: 1 }, { type: "damaged", part: "extra" }],
  ])("is refused with %s", async (_, change, error) => {
    expect(await parseExportFile(await changed(change), sha256Hex)).toEqual({ ok: false, error });
  });

  it("is refused with a doc of a newer major, which is named", async () => {
    const newer = docOf((doc) => doc.getMap("meta").set("schemaMajor", SCHEMA_MAJOR + 1));
    const newerText = await formatExportFile({ ...file, docs: new Map([[LIBRARY, newer]]) }, sha256Hex);
    const error = { type: "newer-version", version: SCHEMA_MAJOR + 1 };
    expect(await parseExportFile(newerText, sha256Hex)).toEqual({ ok: false, error });
  });

  it("is refused or equal after any change of its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.string({ minLength: 0, maxLength: 3 }), async (at, insert) => {
        const mutated = text.slice(0, at) + insert + text.slice(at + 1);
        const parsed = await parseExportFile(mutated, sha256Hex);
        if (parsed.ok) expect(parsed.value).toEqual(file);
      }),
      { numRuns: 3000 },
    );
  });

  it("is refused or equal when any JSON is put in its place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        expect((await parseExportFile(json, sha256Hex)).ok).toBe(false);
      }),
    );
  });
});
