/** The views of the new tab's page, by the part of the address after `#`. */

export type Route =
  | { readonly type: "today" }
  | { readonly type: "roadmaps" }
  | { readonly type: "roadmap"; readonly roadmap: string }
  | { readonly type: "step"; readonly roadmap: string; readonly step: string }
  | { readonly type: "notes" }
  | { readonly type: "note"; readonly id: string };

/** The route of a hash such as `#/roadmap/backend-developer/rdb`. Whatever is not understood is today. */
export function parseRoute(hash: string): Route {
  const [head, first, second] = hash.replace(/^#\/?/, "").split("/").map(decode);
  if (head === "roadmap" && first && second) return { type: "step", roadmap: first, step: second };
  if (head === "roadmap" && first) return { type: "roadmap", roadmap: first };
  if (head === "roadmap") return { type: "roadmaps" };
  if (head === "notes") return { type: "notes" };
  if (head === "note" && first) return { type: "note", id: first };
  return { type: "today" };
}

export function hashOf(route: Route): string {
  switch (route.type) {
    case "today":
      return "#/";
    case "roadmaps":
      return "#/roadmap";
    case "roadmap":
      return `#/roadmap/${encodeURIComponent(route.roadmap)}`;
    case "step":
      return `#/roadmap/${encodeURIComponent(route.roadmap)}/${encodeURIComponent(route.step)}`;
    case "notes":
      return "#/notes";
    case "note":
      return `#/note/${encodeURIComponent(route.id)}`;
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
