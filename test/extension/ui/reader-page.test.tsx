import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readerOf } from "#ext/app/reader/reader.ts";
import { parseRoute, type ReaderRoute, type Route } from "#ext/app/route.ts";
import { ReaderPage, readerTitle } from "#ext/ui/views/reader-page.tsx";
import { settled } from "#test/support/settled.ts";
import { readerFixture, ROADMAP, type FixtureOptions, type ReaderFixture } from "../app/reader/reader-fixture.ts";

/** The sentences of the page that the product starts from which describe the roadmap. */
const SEED = `Back to all roadmaps
Backend Developer Roadmap 2026
A step-by-step guide to mastering server-side logic, databases, and APIs.
What is a Backend Developer?
Role Overview
A Backend Developer focuses on server-side logic, databases, and application architecture, ensuring seamless data flow to the frontend.
Market Demand
Very high, as scalable and secure infrastructure is critical for all applications.
Salary Range
$80,000 - $160,000+ USD
Key Skills
Node.js, Python, SQL, NoSQL, RESTful APIs, GraphQL, Docker, Authentication.
Learning Path Overview
Internet Basics
Programming Language
Version Control
Relational Databases
NoSQL Databases
APIs
Caching
Security Basics
Detailed Step-by-Step Guide
Understand how the internet works: HTTP/HTTPS, DNS, browsers, and hosting.
Choose a Programming Language
Learn a backend language like Node.js, Python, Go, or Java. Understand its runtime and ecosystem.
Version Control Systems
Master Git for tracking code changes, branching, and collaborating on platforms like GitHub or GitLab.
Relational Databases (SQL)
Learn PostgreSQL or MySQL. Understand normalization, joins, indexes, and ACID properties.
Learn Document databases like MongoDB or key-value stores like Redis for flexible data schemas.
Building APIs
Master REST principles, build robust endpoints, and explore GraphQL for flexible data querying.
Implement caching mechanisms using Redis or Memcached to reduce database load and improve response times.
Learn about hashing (bcrypt), HTTPS, CORS, and implement authentication using JWT or OAuth.
Frequently Asked Questions
Which backend language should I learn first?
Node.js (JavaScript) or Python are excellent starting points due to their large ecosystems and beginner-friendly syntax.
Do I need to know frontend to be a backend developer?
Not entirely, but understanding how the frontend consumes your APIs is extremely beneficial.
SQL or NoSQL?
Learn SQL first as it provides a strong foundation in data modeling, then move to NoSQL.
Generate Your Personalized Backend Developer
This static roadmap is a great start. But what if you could have a dynamic, day-by-day study plan with interactive quizzes, notes, and progress tracking?
Start Learning Now`.split("\n");

const isReaders = (route: Route): route is ReaderRoute =>
  ["roadmaps", "own", "roadmap", "step", "notes", "note"].includes(route.type);

function readerRoute(hash: string): ReaderRoute {
  const route = parseRoute(hash);
  if (!isReaders(route)) throw new Error(`not the reader's: ${hash}`);
  return route;
}

describe("the reader", () => {
  let place: HTMLElement;
  let fixture: ReaderFixture;
  beforeEach(() => {
    place = document.createElement("div");
    document.body.append(place);
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });

  async function show(hash: string, options?: FixtureOptions): Promise<void> {
    fixture = await readerFixture(options);
    readerOf(fixture.context).shelf.roadmap(ROADMAP);
    readerOf(fixture.context).outlines.roadmap(ROADMAP);
    await settled();
    await act(() => render(<ReaderPage route={readerRoute(hash)} context={fixture.context} />, place));
    await act(settled);
  }
  const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): Promise<void> =>
    act(
      () => void target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more })),
    );
  const topic = (id: string): HTMLElement => {
    const found = place.querySelector<HTMLElement>(`[data-topic="${id}"]`);
    if (!found) throw new Error(`no topic ${id}`);
    return found;
  };
  const stateOf = (id: string): string | undefined => topic(id).dataset["state"];

  test.each(["#/roadmap", `#/roadmap/${ROADMAP}`])(
    "has every sentence of the page the product starts from, at %s",
    async (hash) => {
      await show(hash, { begun: false });
      const plain = (text: string): string =>
        text
          .toLowerCase()
          .replaceAll(/[\u2010-\u2015]/g, "-")
          .replaceAll(/\s+/g, "");
      const text = plain(place.textContent);
      expect(SEED.filter((sentence) => !text.includes(plain(sentence)))).toEqual([]);
    },
  );

  test("keys mark the topic opened last, and U takes the mark back", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    expect(topic("rdb.model").querySelector("details")?.open).toBe(true);
    await press("l");
    expect(stateOf("rdb.model")).toBe("learning");
    await press("D");
    expect(stateOf("rdb.model")).toBe("done");
    await press("u");
    expect(stateOf("rdb.model")).toBe("learning");
    await press("s");
    expect(stateOf("rdb.model")).toBe("skipped");
    await press("r");
    expect(stateOf("rdb.model")).toBe("open");
    await press("z", document.body, { ctrlKey: true });
    expect(stateOf("rdb.model")).toBe("skipped");
  });

  test("keys mark the topic that has focus before the one that is open", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    topic("rdb.joins").querySelector("input")?.focus();
    await press("d", topic("rdb.joins").querySelector("input") ?? document.body);
    expect([stateOf("rdb.joins"), stateOf("rdb.model")]).toEqual(["done", "open"]);
  });

  test("keys rest while typing, and with Ctrl, Alt or Meta", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    const field = topic("rdb.model").querySelector<HTMLInputElement>('input[type="text"]');
    field?.focus();
    for (const key of ["d", "l", "s"]) {
      await press(key, field ?? document.body);
      expect(stateOf("rdb.model")).toBe("open");
    }
    field?.blur();
    for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) await press("d", document.body, more);
    expect(stateOf("rdb.model")).toBe("open");
  });

  test("every key has a button that does the same", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    const button = (key: string): HTMLElement | null =>
      topic("rdb.model").querySelector(`[aria-keyshortcuts="${key}"]`);
    for (const [key, state] of [
      ["L", "learning"],
      ["S", "skipped"],
      ["D", "done"],
      ["R", "open"],
    ] as const) {
      await act(() => button(key)?.click());
      expect(stateOf("rdb.model")).toBe(state);
      expect(button(key)?.getAttribute("aria-pressed")).toBe(state === "open" ? null : "true");
    }
  });

  const openTopics = (): (string | undefined)[] =>
    [...place.querySelectorAll<HTMLElement>("[data-topic]")]
      .filter((one) => one.querySelector("details")?.open)
      .map((one) => one.dataset["topic"]);

  test("a topic has an address of its own, and stands open there", async () => {
    await show(`#/roadmap/${ROADMAP}`);
    for (const step of place.querySelectorAll<HTMLDetailsElement>(".stage details")) step.open = true;
    await act(settled);
    const link = [...place.querySelectorAll<HTMLAnchorElement>(".topic a")].find(
      (one) => one.textContent === "Indexes and EXPLAIN",
    );
    const hash = link?.getAttribute("href") ?? "";
    expect(hash).toBe(`#/roadmap/${ROADMAP}/rdb/rdb.indexes`);
    await act(() => render(<ReaderPage key="step" route={readerRoute(hash)} context={fixture.context} />, place));
    expect(openTopics()).toEqual(["rdb.indexes"]);
  });

  test("an address with a wrong step still finds its topic; one with a wrong topic shows the step", async () => {
    await show(`#/roadmap/${ROADMAP}/net/rdb.joins`);
    expect(place.querySelector("h1")?.textContent).toBe("Relational Databases (SQL)");
    expect(openTopics()).toEqual(["rdb.joins"]);
    await act(() =>
      render(
        <ReaderPage key="other" route={readerRoute(`#/roadmap/${ROADMAP}/net/nope`)} context={fixture.context} />,
        place,
      ),
    );
    expect(place.querySelector("h1")?.textContent).toBe("Internet Basics");
    expect(openTopics()).toHaveLength(1);
  });

  test("an address of a topic in another track is read under that track", async () => {
    await show(`#/roadmap/${ROADMAP}/lang/lang.go`);
    const wanted = openTopics();
    expect(wanted).toHaveLength(1);
    expect(place.querySelector<HTMLInputElement>('[name="track"]:checked')?.parentElement?.textContent).toBe("Go");
    expect(fixture.library.view.value.enrolments[0]?.tracks).toEqual({});
  });

  test("a step opens at the first topic that is left to do, not at a done one", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    await press("d");
    await act(() =>
      render(
        <ReaderPage key="again" route={readerRoute(`#/roadmap/${ROADMAP}/rdb`)} context={fixture.context} />,
        place,
      ),
    );
    expect(stateOf("rdb.model")).toBe("done");
    expect(openTopics()).not.toContain("rdb.model");
    expect(openTopics()).toHaveLength(1);
  });

  test("the whole roadmap is drawn when it is printed, and only then", async () => {
    await show(`#/roadmap/${ROADMAP}`);
    const printout = (): Element => place.querySelector(".printout") ?? document.body;
    expect(printout().children).toHaveLength(0);
    await act(() => void dispatchEvent(new Event("beforeprint")));
    const screen = readerOf(fixture.context).printScreen(ROADMAP);
    const topics = screen?.steps.flatMap((step) => step.topics) ?? [];
    expect(topics.length).toBeGreaterThan(47);
    const text = printout().textContent;
    expect(topics.filter(({ title, outcome }) => !text.includes(title) || !text.includes(outcome))).toEqual([]);
    expect(printout().querySelectorAll(".md")).toHaveLength(topics.length);
    expect(text).toContain("https://www.rfc-editor.org/");
    await act(() => void dispatchEvent(new Event("afterprint")));
    expect(printout().children).toHaveLength(0);
  });

  test("Enter keeps a line with its topic; one that could not be saved comes back into the field", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    const field = topic("rdb.model").querySelector<HTMLInputElement>('input[type="text"]');
    if (!field) throw new Error("no field");
    field.value = "  keys before text  ";
    await press("Enter", field);
    await act(settled);
    expect(place.querySelector("aside .notelist .t")?.textContent).toBe("keys before text");
    expect(field.value).toBe("");
    fixture.disk.saveError = { type: "quota-exceeded", detail: "full" };
    field.value = "lost?";
    await press("Enter", field);
    await act(settled);
    expect(field.value).toBe("lost?");
  });

  test("names the browser's tab after what it shows", async () => {
    await show(`#/roadmap/${ROADMAP}/rdb`);
    expect(document.title).toBe("Relational Databases (SQL) · Waymark");
    expect(readerTitle(readerRoute("#/notes"), fixture.context)).toBe("Notes · Waymark");
    expect(readerTitle(readerRoute(`#/roadmap/${ROADMAP}`), fixture.context)).toBe(
      "Backend Developer Roadmap 2026 · Waymark",
    );
  });

  test.each(["#/roadmap", "#/roadmaps", `#/roadmap/${ROADMAP}/rdb`, "#/notes", "#/note/nope", "#/roadmap/nope"])(
    "has one main heading and no inline style text at %s",
    async (hash) => {
      await show(hash);
      expect(place.querySelectorAll("h1")).toHaveLength(1);
      expect(place.querySelectorAll("style, script, img")).toHaveLength(0);
    },
  );

  test("each link within the page leads to a view that exists", async () => {
    await show("#/roadmap");
    const hashes = [...place.querySelectorAll("a")]
      .map((link) => link.getAttribute("href") ?? "")
      .filter((href) => href.startsWith("#"));
    expect(hashes.length).toBeGreaterThan(20);
    expect(hashes.filter((hash) => hash !== "#/" && parseRoute(hash).type === "today")).toEqual([]);
  });
});
