/** Cards out as Anki notes and in again: nothing lost, nothing doubled. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardIdOfGuid, type OwnCard } from "#shared/domain/cards.ts";
import { parseAnkiNotes, writeAnkiNotes } from "#shared/quiz/anki.ts";
import { hidePassage, numbersOf, piecesOf } from "#shared/quiz/cloze.ts";
import { unwrap } from "#shared/std/result.ts";

/** Text as a learner may have it: quotes, tabs, lines, marks of the format. Blanks around it are not kept. */
const field = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom('say "hi"', "a\tb", "two\nlines", "#not a header", '"', "x::y"),
  )
  .map((text) => text.replaceAll("\r", "").replaceAll("\u0000", "").trim());

const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

const card: fc.Arbitrary<OwnCard> = fc
  .record({
    guid: fc.oneof(fc.stringMatching(/^[0-9a-f]{32}$/), fc.stringMatching(/^[!-~]{1,10}$/)),
    front: field.filter((text) => text !== ""),
    back: field.filter((text) => text !== ""),
    hidden: fc.option(field.filter((text) => text !== "" && !/\{\{|\}\}|::/.test(text))),
    place: fc.constantFrom(["", "", ""], ["r", "", ""], ["backend-developer", "rdb", "rdb.joins"]),
    tags: fc.array(word, { maxLength: 2 }).map((tags) => tags.join(" ")),
    day: fc.integer({ min: 20_000, max: 21_000 }),
    deleted: fc.boolean(),
  })
  .map(({ guid, front, back, hidden, place, tags, day, deleted }) => ({
    id: cardIdOfGuid(guid),
    guid,
    kind: hidden === null ? "basic" : "cloze",
    front:
      hidden === null ? front.replaceAll("{{", "") || "?" : `${front.replaceAll("{{", "")} {{c1::${hidden}}}`.trim(),
    back,
    roadmap: place[0] ?? "",
    step: place[1] ?? "",
    topic: place[2] ?? "",
    note: "",
    tags,
    day,
    deletedAt: deleted ? day : null,
  }));

const shared = ({ day: _day, note: _note, deletedAt: _deletedAt, ...rest }: OwnCard): unknown => rest;
const byId = (a: OwnCard, b: OwnCard): number => a.day - b.day || (a.id < b.id ? -1 : 1);

describe("cards written as Anki notes", () => {
  it("come back equal, without those in the trash", () => {
    fc.assert(
      fc.property(fc.uniqueArray(card, { selector: ({ id }) => id, maxLength: 12 }), (cards) => {
        const kept = cards.filter(({ deletedAt }) => deletedAt === null).sort(byId);
        const read = parseAnkiNotes(writeAnkiNotes(cards));
        if (kept.length === 0) expect(read).toEqual({ ok: false, error: { type: "no-notes" } });
        else expect(unwrap(read)).toEqual({ cards: kept.map(shared), skipped: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it("begin with Anki's headers and keep each note on one row", () => {
    const one: OwnCard = {
      id: "c1",
      guid: "c1",
      kind: "basic",
      front: "What?",
      back: "That,\nand this",
      roadmap: "r",
      step: "s",
      topic: "s.t",
      note: "n",
      tags: "x",
      day: 1,
      deletedAt: null,
    };
    expect(writeAnkiNotes([one])).toBe(
      "#separator:tab\n#html:false\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n" +
        'c1\tBasic\tWaymark::r::s::s.t\tWhat?\t"That,\nand this"\tx\n',
    );
  });
});

describe("a file from Anki", () => {
  it("is read with its own columns, separator and HTML", () => {
    const file =
      "\ufeff#separator:Pipe\r\n#html:true\r\n#tags column:3\r\n" +
      'Capital of&nbsp;France?|<div>Paris</div>|"geo europe"\r\n' +
      '"a ""quoted"" <b>front</b>"|1 &lt; 2 &amp; 3<br>line|\r\n';
    const { cards, skipped } = unwrap(parseAnkiNotes(file));
    expect(cards.map(({ kind, front, back, tags }) => [kind, front, back, tags])).toEqual([
      ["basic", "Capital of France?", "Paris", "geo europe"],
      ["basic", 'a "quoted" front', "1 < 2 & 3\nline", ""],
    ]);
    expect(skipped).toEqual([]);
  });

  it("without guids gives each note a name from its text, the same each time", () => {
    const file = "front one\tback\nfront two\tback\nfront one\tback\n";
    const once = unwrap(parseAnkiNotes(file));
    expect(once.cards.map(({ front }) => front)).toEqual(["front one", "front two"]);
    expect(once.skipped).toEqual([3]);
    expect(unwrap(parseAnkiNotes(file))).toEqual(once);
  });

  it("with cloze marks gives cloze cards, also without a back", () => {
    const { cards, skipped } = unwrap(parseAnkiNotes("#guid column:1\ng1\tThe {{c1::cat::animal}} sat\ng2\tno back\n"));
    expect(cards.map(({ kind, guid }) => [kind, guid])).toEqual([["cloze", "g1"]]);
    expect(skipped).toEqual([3]);
  });

  it("that is none of it is refused", () => {
    expect(parseAnkiNotes("")).toEqual({ ok: false, error: { type: "no-notes" } });
    expect(parseAnkiNotes("#separator:tab\n\n\n")).toEqual({ ok: false, error: { type: "no-notes" } });
    expect(parseAnkiNotes("x".repeat(8_000_001))).toEqual({ ok: false, error: { type: "too-large" } });
    expect(parseAnkiNotes("a\tb\n".repeat(20_001))).toEqual({ ok: false, error: { type: "too-large" } });
  });

  it("never hangs or throws, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('"', "\t", "\n", "#", "a", "{{c1::", "}}", "&#x110000;", "<"))
          .map((parts) => parts.join("")),
        (file) => {
          const read = parseAnkiNotes(file);
          if (read.ok) for (const one of read.value.cards) expect(one.front).not.toBe("");
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("ids of cards", () => {
  const guid = fc.string({ minLength: 1, unit: "grapheme" });
  it("are their guid where it may stand in a key, and never hold a slash", () => {
    expect(cardIdOfGuid("00ff")).toBe("00ff");
    expect(cardIdOfGuid("a/b")).toBe("~612f62");
    fc.assert(
      fc.property(guid, guid, (a, b) => {
        expect(cardIdOfGuid(a)).not.toContain("/");
        if (a !== b) expect(cardIdOfGuid(a)).not.toBe(cardIdOfGuid(b));
      }),
    );
  });
});

describe("cloze", () => {
  it("finds what is hidden, with its hint", () => {
    expect(piecesOf("The {{c1::cat::animal}} sat on {{c2::a\nmat}}.")).toEqual([
      { text: "The ", hidden: false, hint: "" },
      { text: "cat", hidden: true, hint: "animal" },
      { text: " sat on ", hidden: false, hint: "" },
      { text: "a\nmat", hidden: true, hint: "" },
      { text: ".", hidden: false, hint: "" },
    ]);
  });
  it("hides for one number what stands under it, however often, and shows the rest", () => {
    const text = "{{c2::A}} and {{c1::B::hint}}, {{c2::C::other}}";
    expect(numbersOf(text)).toEqual([1, 2]);
    expect(piecesOf(text, 2).map(({ text: piece, hidden, hint }) => [piece, hidden, hint])).toEqual([
      ["A", true, ""],
      [" and ", false, ""],
      ["B", false, ""],
      [", ", false, ""],
      ["C", true, "other"],
    ]);
    expect(numbersOf("nothing hidden")).toEqual([]);
  });
  it("hides a passage, and nothing that is empty or already marked", () => {
    expect(hidePassage("The cat sat", 4, 7)).toBe("The {{c1::cat}} sat");
    expect(hidePassage("The cat sat", 3, 4)).toBeNull();
    expect(hidePassage("The {{c1::cat}} sat", 2, 8)).toBeNull();
  });
});
