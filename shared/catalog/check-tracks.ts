/** Tracks: a topic's choice must be declared, and every option must lead to at least one topic. */
import { pathsOfTopics } from "./topic-paths.ts";
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Roadmap } from "./roadmap.ts";
import { trackChoice } from "./topics.ts";

export function checkTracks(roadmap: Roadmap): readonly RoadmapProblem[] {
  const topics = pathsOfTopics(roadmap);
  const used = new Set(topics.map(({ topic }) => topic.track));
  const options = (roadmap.tracks ?? []).flatMap((track, t) =>
    track.options.map((option, o) => ({
      choice: trackChoice(track.id, option.id),
      path: `tracks[${t}].options[${o}]`,
    })),
  );
  const declared = new Set(options.map(({ choice }) => choice));
  return [
    ...topics.flatMap(({ topic, path }) =>
      topic.track === undefined || declared.has(topic.track)
        ? []
        : [{ path: `${path}.track`, reason: `No track declares the option "${topic.track}".` }],
    ),
    ...options.flatMap(({ choice, path }) =>
      used.has(choice) ? [] : [{ path, reason: `No topic belongs to "${choice}", so choosing it leads nowhere.` }],
    ),
  ];
}
