import { signal } from "@preact/signals";
import { render } from "preact";
import { beforeEach, describe, expect, it } from "vitest";
import { dayOfDate } from "#shared/std/day.ts";
import { NO_REVIEWS } from "#ext/app/planning/living-plan.ts";
import { draw } from "#ext/ui/first-paint/draw.ts";
import { applyLook, applyWords, readFirstFrame, type FirstFrame } from "#ext/ui/first-paint/first-frame.ts";
import { paint, type Rest } from "#ext/ui/first-paint/paint.ts";
import { dayKey, LOOK_KEY, SPAN_KEY, STORED_VERSION } from "#ext/ui/first-paint/stored.ts";
import type { Tree } from "#ext/ui/first-paint/tree.ts";
import { TrailMap } from "#ext/ui/kit/trail.tsx";
import { TodayView } from "#ext/ui/views/today-view.tsx";
import { drawDay } from "#ext/ui/newtab/drawings.tsx";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { THURSDAY_NOON, todayFixture } from "#test/support/today-fixture.ts";

const NOON = new Date(2026, 10, 19, 12);
const DAY = dayOfDate(2026, 11, 19);

function stored(day: number, text: string, version: number = STORED_VERSION): Map<string, string> {
  const drawing = { version, state: "day", today: [["h1", {}, text]], trail: [], sync: [["b", {}, "Synced"]] };
  const span = { version, rolloverHour: 4, from: day, to: day };
  return new Map([
    [SPAN_KEY, JSON.stringify(span)],
    [dayKey(day), JSON.stringify(drawing)],
  ]);
}

/** A node as data: tag, attributes and custom properties by name, children. Ticks are properties, so both are read. */
function described(node: Node): unknown {
  if (!(node instanceof Element)) return node.textContent;
  const attributes = [...node.attributes].filter(({ name }) => name !== "style" && name !== "checked");
  const style = node.getAttribute("style")?.replaceAll(/\s|;$/g, "") ?? "";
  const ticked = node instanceof HTMLInputElement && node.checked;
  const named = attributes.map(({ name, value }) => `${name}=${value}`).sort();
  return [node.tagName.toLowerCase(), named, style, ticked, [...node.childNodes].map(described)];
}

function paintPlaces(frame: FirstFrame | null): boolean {
  for (const [id, trees] of frame?.parts ?? []) {
    const place = document.getElementById(id);
    if (place) paint(place, trees);
  }
  return frame !== null;
}

describe("the first frame", () => {
  beforeEach(() => {
    const places = ["today", "trail", "sync"].map((id) => Object.assign(document.createElement("div"), { id }));
    document.body.replaceChildren(...places);
    for (const name of Object.keys(document.documentElement.dataset)) delete document.documentElement.dataset[name];
  });

  const paintFrom = (storage: Map<string, string>, now = NOON, hash = ""): boolean =>
    paintPlaces(readFirstFrame((key) => storage.get(key) ?? null, now, hash));

  it("leaves out what comes late, and paints it where it belongs", () => {
    const drawing: Tree[] = [["div", {}, ["h1", {}, "Joins"], ["aside", { "data-late": "true" }, ["p", {}, "beside"]]]];
    const [place] = document.body.children;
    const rests: Rest[] = [];
    if (place) paint(place, drawing, rests);
    expect(place?.textContent).toBe("Joins");
    for (const rest of rests) rest();
    expect(place?.innerHTML).toBe('<div><h1>Joins</h1><aside data-late="true"><p>beside</p></aside></div>');
  });

  it("paints the day that the wall clock shows", () => {
    expect(paintFrom(stored(DAY, "Joins"))).toBe(true);
    expect(document.querySelector("h1")?.textContent).toBe("Joins");
  });

  it("paints yesterday's drawing before the rollover hour, and none after it", () => {
    const yesterday = stored(DAY - 1, "Yesterday");
    expect(paintFrom(yesterday, new Date(2026, 10, 19, 3, 59))).toBe(true);
    expect(paintFrom(yesterday, new Date(2026, 10, 19, 4, 0))).toBe(false);
  });

  it("paints no more than the mark at the top when another view was asked for", () => {
    const frame = readFirstFrame((key) => stored(DAY, "Joins").get(key) ?? null, NOON, "#/notes");
    expect(frame?.state).toBe("page");
    expect(paintPlaces(frame)).toBe(true);
    expect(document.querySelector("#sync b")?.textContent).toBe("Synced");
    expect(document.getElementById("today")?.childNodes.length).toBe(0);
    expect(document.getElementById("trail")?.childNodes.length).toBe(0);
    expect(paintFrom(stored(DAY, "Joins"), NOON, "#/")).toBe(true);
    expect(document.querySelector("h1")?.textContent).toBe("Joins");
  });

  it.each([
    ["nothing is stored", new Map<string, string>()],
    ["the text is cut off", new Map([[SPAN_KEY, '{"version":1,']])],
    ["another version wrote it", stored(DAY, "Old", 99)],
    [
      "the stored value is null",
      new Map([
        [SPAN_KEY, "null"],
        [dayKey(DAY), "null"],
      ]),
    ],
  ])("paints nothing when %s", (_, storage) => {
    expect(paintFrom(storage)).toBe(false);
    expect(document.getElementById("today")?.childNodes.length).toBe(0);
  });

  it("takes on theme, movement, trail, direction and words before anything is painted", () => {
    const look = {
      version: STORED_VERSION,
      theme: "dark",
      motion: false,
      trail: false,
      lang: "he",
      dir: "rtl",
      shell: { navToday: "היום" },
    };
    const link = Object.assign(document.createElement("a"), { textContent: "Today" });
    link.dataset["msg"] = "navToday";
    document.body.append(link);
    const root = document.documentElement;
    const read = (key: string): string | null => (key === LOOK_KEY ? JSON.stringify(look) : null);
    applyLook(root, read);
    applyWords(document, read);
    expect([root.dataset["theme"], root.dataset["motion"], root.dataset["trail"], root.dir, root.lang]).toEqual([
      "dark",
      "off",
      "off",
      "rtl",
      "he",
    ]);
    expect(link.textContent).toBe("היום");
  });

  it("keeps out what could run: tags, handlers, addresses", () => {
    const hostile: Tree[] = [
      ["script", {}, "alert(1)"],
      ["iframe", { src: "https://x.example/" }],
      ["img", { src: "x", onerror: "alert(1)" }],
      ["a", { href: "javascript:alert(1)", onclick: "alert(1)" }, "link"],
      ["a", { href: " JAVASCRIPT:alert(1)" }, "link"],
    ];
    paint(document.body, hostile);
    expect(document.querySelector("script, iframe, img")).toBeNull();
    for (const link of document.querySelectorAll("a"))
      expect([link.hasAttribute("href"), link.hasAttribute("onclick")]).toEqual([false, false]);
  });

  it("is the same page that the living view draws, in every state", async () => {
    const reviews = signal(NO_REVIEWS);
    const tab = await todayFixture(smallRoadmap, THURSDAY_NOON, reviews);
    const acts = {
      ...tab.acts,
      undo: () => undefined,
      writeLine: () => undefined,
      keepLine: () => Promise.resolve(true),
      choosePace: () => undefined,
      clock: () => undefined,
    };
    const same = (): void => {
      const screen = tab.today.screen.value;
      const painted = document.createElement("div");
      const living = document.createElement("div");
      const drawing = drawDay(screen, { state: "saved", label: "Saved" });
      paint(painted, structuredClone([...drawing.today, ...drawing.trail]));
      render([<TodayView screen={screen} act={acts} />, <TrailMap trail={screen.trail} />], living);
      living.normalize();
      expect(described(painted), screen.state).toEqual(described(living));
    };
    same();
    tab.acts.start();
    same();
    const due = [{ question: "q", roadmap: smallRoadmap.id, due: DAY, retrievability: 0.5, minutes: 1 }];
    reviews.value = { ...NO_REVIEWS, due };
    same();
    for (const row of tab.today.facts.value?.items ?? []) tab.acts.toggle(row.key);
    same();
    reviews.value = { ...NO_REVIEWS, answeredToday: 1, minutesToday: 1 };
    same();
    tab.clock.advance(2 * 86_400_000);
    tab.today.clock.look();
    same();
  });

  it("draws text, numbers and lists as a parsed page would hold them", () => {
    expect(draw(["a", 1, null, false, <b key="b">{"c"}</b>, "d"])).toEqual(["a1", ["b", {}, "c"], "d"]);
  });
});
