import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { QuizWhat } from "#shared/quiz/queue.ts";
import { QuizPage } from "#ext/ui/views/quiz-page.tsx";
import { settled } from "#test/support/settled.ts";
import { quizFixture, STEP, type QuizFixture } from "../../app/quiz/quiz-fixture.ts";

describe("the quiz page", () => {
  let place: HTMLElement;
  let fixture: QuizFixture;

  beforeEach(async () => {
    place = document.createElement("div");
    document.body.append(place);
    fixture = await quizFixture();
  });
  afterEach(() => {
    render(null, place);
    place.remove();
  });

  async function show(what: QuizWhat | null): Promise<void> {
    await act(() => render(<QuizPage what={what} context={fixture.context} />, place));
    // The roadmap and the docs are read.
    for (let i = 0; i < 50 && !find("h1"); i++) await act(settled);
  }

  async function press(key: string, on: Element = document.activeElement ?? document.body): Promise<void> {
    await act(async () => {
      on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await settled();
    });
  }

  const find = (selector: string): HTMLElement | null => place.querySelector<HTMLElement>(selector);
  const heading = (): string => find("h1")?.textContent ?? "";

  /** Passes questions until one shows `selector`. */
  async function until(selector: string): Promise<void> {
    for (let i = 0; i < 40 && !find(selector); i++) {
      await act(async () => {
        find('[data-act="again"], [data-act="unknown"]')?.click();
        await settled();
      });
      await press(" ", document.body);
    }
    expect(find(selector)).not.toBeNull();
  }

  it("chooses by digit, checks by Space, says what was right, and goes on by Space", async () => {
    await show(STEP);
    await until(".opts:not(.sort)");
    const asked = heading();
    await press("1", document.body);
    expect(find(".opt input")?.matches(":checked")).toBe(true);
    await press(" ", document.body);
    expect(find(".fb h2")?.textContent).toMatch(/Right|Not this time/);
    expect(find(".opt.right .vd")?.textContent).toMatch(/right/);
    expect(find('.quiz > [role="status"]')?.textContent).toContain(find(".fb .read")?.textContent.slice(0, 20));
    await press(" ", document.body);
    expect(heading()).not.toBe(asked);
  });

  it("takes an answer back by U, and shows the question as it was", async () => {
    await show(STEP);
    await until(".opts:not(.sort)");
    const asked = heading();
    await press("1", document.body);
    await press("Enter", document.body);
    await press(" ", document.body);
    expect(heading()).not.toBe(asked);
    await press("u", document.body);
    expect(heading()).toBe(asked);
    expect(find(".fb")).toBeNull();
  });

  it("lifts a line of an order by its number and moves it by arrows, with the focus on it", async () => {
    await show(STEP);
    await until(".sort");
    const texts = (): string[] => [...place.querySelectorAll(".sort .tx")].map((line) => line.textContent);
    const [first, second] = texts();
    await press("1", document.body);
    expect(document.activeElement?.textContent).toContain(first);
    await press("ArrowDown");
    expect(texts().slice(0, 2)).toEqual([second, first]);
    expect(document.activeElement?.textContent).toContain(first);
    await press("ArrowUp");
    expect(texts().slice(0, 2)).toEqual([first, second]);
  });

  it("keeps keys from a field, and checks it by Enter", async () => {
    await show(STEP);
    await until("#quizanswer");
    const field = find("#quizanswer");
    if (!(field instanceof HTMLInputElement) && !(field instanceof HTMLTextAreaElement)) throw new Error("no field");
    const asked = heading();
    await act(async () => {
      field.value = "u1h";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await settled();
    });
    await press("u", field);
    expect(heading()).toBe(asked);
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
    await act(settled);
    expect(find(".quizfield.wrong .vd")?.textContent).toBe("not right");
  });

  it("shows the keys by the question mark", async () => {
    await show(STEP);
    await press("?", document.body);
    expect(place.querySelector("dialog")?.textContent).toContain("Take the last answer back.");
  });

  it("keeps a remark about a question", async () => {
    await show(STEP);
    await act(async () => {
      find('[data-act="complain"]')?.click();
      await settled();
    });
    const remark = find("#quizremark");
    if (!(remark instanceof HTMLTextAreaElement)) throw new Error("no field for a remark");
    remark.value = "Two answers hold.";
    await act(async () => {
      find('[data-act="send-remark"]')?.click();
      await settled();
    });
    expect(place.textContent).toContain("Kept.");
    expect([...(await fixture.stored()).log.complaints.values()].map(({ text }) => text)).toEqual([
      "Two answers hold.",
    ]);
  });

  it("ends in a summary where Stop is pressed, with each answer and its day", async () => {
    await show(STEP);
    await until(".opts:not(.sort)");
    await press("1", document.body);
    await press(" ", document.body);
    await act(async () => {
      find('[data-act="stop"]')?.click();
      await settled();
    });
    expect(place.querySelectorAll(".sum li").length).toBeGreaterThan(0);
    expect(find(".sum .when")?.textContent).not.toBe("");
  });

  it("lists the steps where a quiz is chosen", async () => {
    await show(null);
    expect(place.querySelectorAll(".quizsteps li")).toHaveLength(8);
  });
});
