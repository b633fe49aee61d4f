/** Ways to look at a roadmap as a whole: find something in it, put it on paper. */
import type { VNode } from "preact";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { FindInRoadmap, type FindInRoadmapProps } from "./reader-find.tsx";

export function RoadmapTools(props: FindInRoadmapProps): VNode {
  const { reader, roadmap } = props;
  const { texts } = reader.context.ports;
  return (
    <div class="readertools">
      <FindInRoadmap {...props} />
      <button
        class="btn quiet"
        type="button"
        data-act="print"
        onClick={() => void reader.shelf.loaded(roadmap).then(() => print())}
      >
        <Icon name="down" />
        {texts.t("readerPrint")}
      </button>
    </div>
  );
}
