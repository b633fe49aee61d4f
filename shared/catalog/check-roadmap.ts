/**
 * What the parts of a roadmap say about each other. `parseRoadmap` has proved the shape; here ids are unique, and every
 * id that is named somewhere is there. A roadmap of ours with a problem fails the build; an import shows them.
 */
import { checkIds } from "./check-ids.ts";
import { checkQuestions } from "./check-questions.ts";
import { checkRequires } from "./check-requires.ts";
import { checkRevisions } from "./check-revisions.ts";
import { checkTracks } from "./check-tracks.ts";
import type { RoadmapProblem } from "./roadmap-problem.ts";
import type { Roadmap } from "./roadmap.ts";

/** All problems, none when the roadmap is sound. Pure; the order is that of the checks, then of the roadmap. */
export function checkRoadmap(roadmap: Roadmap): readonly RoadmapProblem[] {
  return [
    ...checkIds(roadmap),
    ...checkTracks(roadmap),
    ...checkRequires(roadmap),
    ...checkQuestions(roadmap),
    ...checkRevisions(roadmap),
  ];
}
