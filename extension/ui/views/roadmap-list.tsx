/** All roadmaps of this device, where there are several. */
import type { VNode } from "preact";
import type { Reader } from "#ext/app/reader/reader.ts";
import { hashOf } from "#ext/app/route.ts";

export function RoadmapsPage({ reader }: { readonly reader: Reader }): VNode {
  return (
    <div class="readerhero roadmaplist">
      <h1>{reader.context.ports.texts.t("readerRoadmapsTitle")}</h1>
      <ul class="notelist">
        {reader.shelf.ids.map((id) => (
          <RoadmapLine key={id} reader={reader} id={id} />
        ))}
      </ul>
    </div>
  );
}

function RoadmapLine({ reader, id }: { readonly reader: Reader; readonly id: string }): VNode | null {
  const state = reader.shelf.roadmap(id).value;
  if (state.type !== "ready") return null;
  const { title, tagline, lang } = state.roadmap;
  return (
    <li>
      <a href={hashOf({ type: "roadmap", roadmap: id })} lang={lang}>
        <span class="t">{title}</span>
        <span class="meta">{tagline}</span>
      </a>
    </li>
  );
}
