/** Prerequisites: known, on the learner's way whatever track is chosen, and never in a circle. */
import { pathsOfTopics } from "./topic-paths.ts";
import type { TopicPath } from "./topic-paths.ts";
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Roadmap, Topic } from "./roadmap.ts";

export function checkRequires(roadmap: Roadmap): readonly RoadmapProblem[] {
  const places = new Map(pathsOfTopics(roadmap).map((place) => [place.topic.id, place]));
  const named = pathsOfTopics(roadmap).flatMap(({ topic, path }) =>
    (topic.requires ?? []).flatMap((id, i) => {
      const reason = strangeReason(topic, id, places.get(id)?.topic);
      return reason === null ? [] : [{ path: `${path}.requires[${i}]`, reason }];
    }),
  );
  return [...named, ...circles(places)];
}

function strangeReason(topic: Topic, id: string, required: Topic | undefined): string | null {
  if (required === undefined) return `No topic has the id "${id}".`;
  if (required.track === undefined || required.track === topic.track) return null;
  return `"${id}" is only for learners who chose "${required.track}".`;
}

/** A topic on the way down, with the prerequisite to look at next. */
interface Visit {
  readonly place: TopicPath;
  next: number;
}

/** One problem for each prerequisite that closes a circle. Walks with a list of its own: an import may be deep. */
function circles(places: ReadonlyMap<string, TopicPath>): readonly RoadmapProblem[] {
  const problems: RoadmapProblem[] = [];
  const seen = new Set<string>();
  const open = new Set<string>();
  const way: Visit[] = [];
  const enter = (place: TopicPath | undefined): void => {
    if (place === undefined || seen.has(place.topic.id)) return;
    seen.add(place.topic.id);
    open.add(place.topic.id);
    way.push({ place, next: 0 });
  };
  for (const start of places.values()) {
    enter(start);
    for (let visit = way.at(-1); visit !== undefined; visit = way.at(-1)) {
      const { topic, path } = visit.place;
      const index = visit.next++;
      const required = topic.requires?.[index];
      if (required === undefined) {
        way.pop();
        open.delete(topic.id);
      } else if (open.has(required)) problems.push(circle(way, required, `${path}.requires[${index}]`));
      else enter(places.get(required));
    }
  }
  return problems;
}

function circle(way: readonly Visit[], back: string, path: string): RoadmapProblem {
  const ids = way.map(({ place }) => place.topic.id);
  return { path, reason: `Goes round in a circle: ${[...ids.slice(ids.indexOf(back)), back].join(" > ")}.` };
}
