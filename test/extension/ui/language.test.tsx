/** A roadmap is read out in its own language, whatever the language of the page; our words stay in that of the page. */
import { render, type VNode } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { TrailMap } from "#ext/ui/kit/trail.tsx";
import { NO_ACTS } from "#ext/ui/newtab/drawings.tsx";
import { QuizPage } from "#ext/ui/views/quiz-page.tsx";
import { ReaderPage } from "#ext/ui/views/reader-page.tsx";
import { TodayView } from "#ext/ui/views/today-view.tsx";
import { backendRoadmap } from "#test/support/backend-roadmap.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { todayFixture } from "#test/support/today-fixture.ts";
import { settled } from "#test/support/settled.ts";
import { quizFixture, STEP } from "../app/quiz/quiz-fixture.ts";
import { readerFixture } from "../app/reader/reader-fixture.ts";

const WELSH = "cy";

const english = await backendRoadmap();

/** With a question of each kind in each step that has one. */
const welsh: Roadmap = {
  ...english,
  lang: WELSH,
  steps: english.steps.map((step) => ({
    ...step,
    questions: [...new Map((step.questions ?? []).map((question) => [question.type, question])).values()],
  })),
};

const KINDS = new Set(welsh.steps.find(({ id }) => id === "rdb")?.questions?.map(({ type }) => type));

const catalog = { load: async () => welsh, outline: async () => welsh };

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  render(null, place);
  place.remove();
});

async function show(view: VNode, selector: string): Promise<void> {
  await act(() => render(view, place));
  for (let i = 0; i < 50 && !place.querySelector(selector); i++) await act(settled);
}

/** Languages of the elements, as a reader of the page hears them: the nearest one counts, "" is that of the page. */
function languages(selector: string): readonly string[] {
  return [...place.querySelectorAll(selector)].map((element) => element.closest("[lang]")?.getAttribute("lang") ?? "");
}

/** Every text node that is a sentence or title of the roadmap, outside of its language. */
function strays(roadmap: Roadmap): readonly string[] {
  const own = new Set<string>();
  JSON.stringify(roadmap, (key, value: unknown) => {
    if (typeof value === "string" && ["title", "shortTitle", "outcome", "description", "do"].includes(key))
      own.add(value);
    return value;
  });
  const found: string[] = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    if (own.has(text) && node.parentElement?.closest("[lang]")?.getAttribute("lang") !== WELSH) found.push(text);
  }
  return found;
}

describe("a roadmap in another language than the page", () => {
  it("is marked on the new tab, on its first day and on the day before it was begun", async () => {
    const roadmap = { ...smallRoadmap, lang: WELSH };
    const { today, acts } = await todayFixture(roadmap);
    const draw = (): void =>
      render(
        <>
          <TodayView screen={today.screen.value} act={NO_ACTS} />
          <TrailMap trail={today.screen.value.trail} />
        </>,
        place,
      );
    draw();
    expect(strays(roadmap)).toEqual([]);
    expect(languages(".meta[lang]").length).toBe(1);
    acts.start();
    draw();
    expect(strays(roadmap)).toEqual([]);
    expect(languages("h1, .lede, .tasks .t a, .tasks .t > span, ol .name[lang]")).not.toContain("");
    expect(new Set(languages(".signpost .arm .time, h2.label"))).toEqual(new Set([""]));
    for (const { key } of today.facts.value?.items ?? []) acts.toggle(key);
    draw();
    // The day is done: title and sentence are ours now.
    expect(languages("h1, .lede")).toEqual(["", ""]);
    expect(strays(roadmap)).toEqual([]);
  });

  it("is marked in a step, its readings and tasks included", async () => {
    const { context } = await readerFixture({ catalog });
    const route = { type: "step", roadmap: welsh.id, step: "net", topic: "net.way" } as const;
    await show(<ReaderPage route={route} context={context} />, ".inner .tasks");
    expect(strays(welsh)).toEqual([]);
    expect(languages(".inner .t, .inner .accept, .inner .md").length).toBeGreaterThan(3);
    expect(new Set(languages(".inner .t, .inner .accept, .inner .md"))).toEqual(new Set([WELSH]));
    expect(new Set(languages(".inner h3:not(.md h3), .marks"))).toEqual(new Set([""]));
  });

  it("is marked in its questions, before and after the answer, and in the summary", async () => {
    const { context } = await quizFixture({ catalog });
    await show(<QuizPage what={STEP} context={context} />, "#quizprompt");
    const click = (act_: string): Promise<void> =>
      act(async () => {
        place.querySelector<HTMLElement>(`[data-act="${act_}"]`)?.click();
        await settled();
      });
    const asked = ["#quizprompt", ".code code", ".opts:not(.duo) .tx", ".fb .read", ".rightorder li", ".accepted pre"];
    const ours = [".kind", ".duo .tx", ".fb h2", ".foot button", ".rightorder h2", ".accepted h2"];
    expect(KINDS.size).toBe(6);
    for (let i = 0; i < KINDS.size; i++) {
      for (const stage of ["asked", "answered"]) {
        if (stage === "answered") await click("unknown");
        for (const selector of asked) expect([selector, ...languages(selector)]).not.toContain("");
        for (const selector of ours) expect([selector, ...languages(selector)]).not.toContain(WELSH);
      }
      expect(languages(".fb .read")).toEqual([WELSH]);
      await click("go");
    }
    expect(new Set(languages(".sumtext > span:not(.vh)"))).toEqual(new Set([WELSH]));
  });
});
