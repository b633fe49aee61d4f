/** The views of the new tab's page, by the part of the address after `#`. */
import { unreachable } from "#shared/std/assert.ts";
import type { QuizWhat } from "#shared/quiz/queue.ts";

export type Route =
  | { readonly type: "today" }
  /** All roadmaps. */
  | { readonly type: "roadmaps" }
  /** The roadmap that the learner walks, whichever it is. */
  | { readonly type: "own" }
  | { readonly type: "roadmap"; readonly roadmap: string }
  /** With a topic, the step opens there. */
  | { readonly type: "step"; readonly roadmap: string; readonly step: string; readonly topic?: string }
  | { readonly type: "plan" }
  /** `what` is null where a quiz is chosen. */
  | { readonly type: "quiz"; readonly what: QuizWhat | null }
  /** How well what was answered holds. */
  | { readonly type: "insight" }
  /** The learner's own cards. */
  | { readonly type: "cards" }
  | { readonly type: "notes" }
  | { readonly type: "note"; readonly id: string }
  /** The choices before a plan is begun: of one roadmap, or of the one that is walked or offered first. */
  | { readonly type: "start"; readonly roadmap?: string }
  /** New dates, before they are accepted. */
  | { readonly type: "replan" };

/** What the reader shows. */
export type ReaderRoute = Extract<Route, { readonly type: "roadmaps" | "own" | "roadmap" | "step" | "notes" | "note" }>;

/** The route of a hash such as `#/roadmap/backend-developer/rdb`. Whatever is not understood is today. */
export function parseRoute(hash: string): Route {
  const [head, first, second, third] = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (head === "roadmap" && first && second)
    return { type: "step", roadmap: first, step: second, ...(third ? { topic: third } : {}) };
  if (head === "roadmap" && first) return { type: "roadmap", roadmap: first };
  if (head === "roadmap") return { type: "own" };
  if (head === "roadmaps") return { type: "roadmaps" };
  if (head === "plan") return { type: "plan" };
  if (head === "quiz") return { type: "quiz", what: quizOf(first, second, third) };
  if (head === "insight") return { type: "insight" };
  if (head === "cards") return { type: "cards" };
  if (head === "notes") return { type: "notes" };
  if (head === "note" && first) return { type: "note", id: first };
  if (head === "start") return { type: "start", ...(first ? { roadmap: first } : {}) };
  if (head === "replan") return { type: "replan" };
  return { type: "today" };
}

export function hashOf(route: Route): string {
  switch (route.type) {
    case "today":
      return "#/";
    case "roadmaps":
      return "#/roadmaps";
    case "own":
      return "#/roadmap";
    case "roadmap":
      return `#/roadmap/${encodeURIComponent(route.roadmap)}`;
    case "step":
      return ["#/roadmap", ...[route.roadmap, route.step, route.topic ?? []].flat().map(encodeURIComponent)].join("/");
    case "plan":
      return "#/plan";
    case "quiz":
      return route.what === null ? "#/quiz" : `#/quiz/${partsOfQuiz(route.what).map(encodeURIComponent).join("/")}`;
    case "insight":
      return "#/insight";
    case "cards":
      return "#/cards";
    case "notes":
      return "#/notes";
    case "note":
      return `#/note/${encodeURIComponent(route.id)}`;
    case "start":
      return route.roadmap === undefined ? "#/start" : `#/start/${encodeURIComponent(route.roadmap)}`;
    case "replan":
      return "#/replan";
  }
}

function quizOf(type = "", roadmap = "", id = ""): QuizWhat | null {
  if (type === "due" || type === "minutes") return { type };
  if (roadmap === "" || id === "") return null;
  if (type === "step" || type === "check") return { type, roadmap, step: id };
  return type === "topic" ? { type, roadmap, topic: id } : null;
}

function partsOfQuiz(what: QuizWhat): readonly string[] {
  switch (what.type) {
    case "due":
    case "minutes":
      return [what.type];
    case "step":
    case "check":
      return [what.type, what.roadmap, what.step];
    case "topic":
      return [what.type, what.roadmap, what.topic];
    default:
      return unreachable(what);
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
