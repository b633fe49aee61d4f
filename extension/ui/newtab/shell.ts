/** The static parts of the new tab's page: theme, the marked link, the state on the root. */
import type { Look } from "#ext/app/ports.ts";
import type { Route } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";

export function showLook(root: HTMLElement, look: Look): void {
  setOrRemove(root, "theme", look.theme === "system" ? null : look.theme);
  setOrRemove(root, "motion", look.motion ? null : "off");
  setOrRemove(root, "trail", look.trail ? null : "off");
}

function setOrRemove(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}

/** Marks where the learner is in both navigations. */
export function showRoute(page: Document, route: Route): void {
  const current = {
    today: "navToday",
    roadmaps: "navRoadmap",
    own: "navRoadmap",
    roadmap: "navRoadmap",
    step: "navRoadmap",
    plan: "navPlan",
    quiz: "navQuiz",
    insight: "navQuiz",
    cards: "navQuiz",
    notes: "navNotes",
    note: "navNotes",
    start: "navToday",
    replan: "navToday",
  } as const;
  for (const link of page.querySelectorAll<HTMLElement>("[data-msg^=nav]")) {
    if (link.dataset["msg"] === current[route.type]) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Puts the shell's words into the learner's language. */
export function showTexts(page: Document, texts: Texts): void {
  page.documentElement.lang = texts.locale;
  page.documentElement.dir = texts.dir;
  const shell: Record<string, string> = {
    skipToContent: texts.t("skipToContent"),
    navToday: texts.t("navToday"),
    navRoadmap: texts.t("navRoadmap"),
    navPlan: texts.t("navPlan"),
    navQuiz: texts.t("navQuiz"),
    navNotes: texts.t("navNotes"),
    options: texts.t("options"),
  };
  for (const element of page.querySelectorAll<HTMLElement>("[data-msg]")) {
    const text = shell[element.dataset["msg"] ?? ""];
    if (text !== undefined && element.textContent !== text) element.textContent = text;
  }
}
