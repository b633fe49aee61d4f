/** The reader: roadmaps, steps and notes. Loaded when one of its addresses is opened, with a stylesheet of its own. */
import "./reader.css";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { unreachable } from "#shared/std/assert.ts";
import type { ReaderContext } from "#ext/app/reader/reader-context.ts";
import { readerOf, type Reader } from "#ext/app/reader/reader.ts";
import type { ReaderRoute } from "#ext/app/route.ts";
import { CatalogPage } from "./catalog-page.tsx";
import { NotePage } from "./note-page.tsx";
import { NotesPage } from "./notes-page.tsx";
import { undoOfKey } from "./reader-keys.ts";
import { RoadmapPage } from "./roadmap-page.tsx";
import { StepPage } from "./step-page.tsx";

export interface ReaderPageProps {
  readonly route: ReaderRoute;
  readonly context: ReaderContext;
}

export function ReaderPage({ route, context }: ReaderPageProps): VNode {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (undoOfKey(event) && context.undo.undo()) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [context]);
  return <div class="reader">{viewOf(route, readerOf(context))}</div>;
}

/** What the browser's tab says of a view: the title of what is loaded, else the name of its kind. */
export function readerTitle(route: ReaderRoute, context: ReaderContext): string {
  return readerOf(context).title(route);
}

function viewOf(route: ReaderRoute, reader: Reader): VNode | null {
  switch (route.type) {
    case "roadmaps":
      return <CatalogPage context={reader.context} />;
    case "own": {
      const own = reader.own();
      return own === null ? <CatalogPage context={reader.context} /> : <RoadmapPage reader={reader} id={own} />;
    }
    case "roadmap":
      return <RoadmapPage reader={reader} id={route.roadmap} />;
    case "step":
      return <StepPage reader={reader} route={route} />;
    case "notes":
      return <NotesPage reader={reader} />;
    case "note":
      return <NotePage reader={reader} id={route.id} />;
    default:
      return unreachable(route);
  }
}
