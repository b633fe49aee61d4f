/** Topics with the path by which a problem names them. */
import type { Roadmap, Topic } from "./roadmap.ts";

export interface TopicPath {
  readonly topic: Topic;
  /** As `steps[3].topics[0]`. */
  readonly path: string;
}

/** All topics of all tracks, in roadmap order. */
export function pathsOfTopics(roadmap: Roadmap): readonly TopicPath[] {
  return roadmap.steps.flatMap((step, s) =>
    step.topics.map((topic, t) => ({ topic, path: `steps[${s}].topics[${t}]` })),
  );
}
