import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readerOf } from "#ext/app/reader/reader.ts";
import { parseRoute } from "#ext/app/route.ts";
import { ReaderPage, readerTitle } from "#ext/ui/views/reader-page.tsx";
import {
  readerFixture,
  ROADMAP,
  settled,
  type FixtureOptions,
  type ReaderFixture,
} from "../app/reader/reader-fixture.ts";

/** The sentences of the page that the product starts from which describe the roadmap. */
const SEED = `Backend Developer Roadmap 2026
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
This static roadmap is a great start. But what if you could have a dynamic, day-by-day study plan with interactive quizzes, notes, and progress tracking?
Start Learning Now`.split("\n");

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
    await settled();
    await act(() => render(<ReaderPage route={parseRoute(hash)} context={fixture.context} />, place));
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

  test("a topic that a link of the roadmap led to stands open on its step", async () => {
    await show(`#/roadmap/${ROADMAP}`);
    const link = [...place.querySelectorAll<HTMLElement>(".topic a")].find(
      (one) => one.textContent === "Indexes and EXPLAIN",
    );
    link?.addEventListener("click", (event) => event.preventDefault());
    await act(() => link?.click());
    await act(() =>
      render(<ReaderPage key="step" route={parseRoute(`#/roadmap/${ROADMAP}/rdb`)} context={fixture.context} />, place),
    );
    expect(
      [...place.querySelectorAll<HTMLElement>("[data-topic]")]
        .filter((one) => one.querySelector("details")?.open)
        .map((one) => one.dataset["topic"]),
    ).toEqual(["rdb.indexes"]);
    expect(readerOf(fixture.context).wanted.value).toBeNull();
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
    expect(readerTitle(parseRoute("#/notes"), fixture.context)).toBe("Notes · Waymark");
    expect(readerTitle(parseRoute(`#/roadmap/${ROADMAP}`), fixture.context)).toBe(
      "Backend Developer Roadmap 2026 · Waymark",
    );
  });

  test.each(["#/roadmap", `#/roadmap/${ROADMAP}/rdb`, "#/notes", "#/note/nope", "#/roadmap/nope"])(
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
