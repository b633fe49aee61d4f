/** Finds the way around a roadmap: its topics in order, and single parts by id. */
import type { Retired, Roadmap, Step, Topic, Track } from "./roadmap.ts";

/** A topic with the step it stands in. */
export interface PlacedTopic {
  readonly step: Step;
  readonly topic: Topic;
}

/**
 * The topics a learner walks, in roadmap order. `tracks` holds the chosen option of each track (`{ language: "go" }`);
 * topics of other options are left out. Where nothing is chosen, or an option that is no longer there, the first option
 * counts. A topic of a track that the roadmap does not declare stays in: better one topic too many than one lost.
 */
export function topicsForTracks(roadmap: Roadmap, tracks: Readonly<Record<string, string>>): readonly PlacedTopic[] {
  const left = new Set<string>();
  for (const track of roadmap.tracks ?? []) {
    const chosen = optionOf(track, tracks[track.id]);
    for (const option of track.options) if (option.id !== chosen) left.add(trackChoice(track.id, option.id));
  }
  return allTopics(roadmap).filter(({ topic }) => topic.track === undefined || !left.has(topic.track));
}

function optionOf(track: Track, wish: string | undefined): string | undefined {
  return track.options.some((option) => option.id === wish) ? wish : track.options[0]?.id;
}

/** How a topic names its option of a track: `language=node`. */
export function trackChoice(track: string, option: string): string {
  return `${track}=${option}`;
}

/** Every topic of every track, in roadmap order. */
export function allTopics(roadmap: Roadmap): readonly PlacedTopic[] {
  return roadmap.steps.flatMap((step) => step.topics.map((topic) => ({ step, topic })));
}

/** The topic with that id and its step, or null. */
export function findTopic(roadmap: Roadmap, id: string): PlacedTopic | null {
  return allTopics(roadmap).find(({ topic }) => topic.id === id) ?? null;
}

/** The step with that id, or null. */
export function findStep(roadmap: Roadmap, id: string): Step | null {
  return roadmap.steps.find((step) => step.id === id) ?? null;
}

/** What became of an id that was once published, or null when it never was retired. */
export function findRetired(roadmap: Roadmap, id: string): Retired | null {
  return roadmap.retired?.find((entry) => entry.id === id) ?? null;
}
