/** What a library is known by before it is merged with another: counts, and the names of roadmaps and devices. */
import * as Y from "yjs";
import type { CatalogSource } from "#ext/app/ports.ts";
import { allTopics } from "#shared/catalog/topics.ts";
import { readEnrolments } from "#shared/domain/enrolments.ts";
import { readDevices, readImportedRoadmaps } from "#shared/domain/household.ts";
import { keyOf, LIBRARY } from "#shared/domain/ids.ts";
import { readNotes } from "#shared/domain/notes.ts";
import { readProgress, type Progress } from "#shared/domain/progress.ts";
import { readStudyIntervals } from "#shared/domain/study.ts";
import type { SpaceContent } from "#shared/sync/read-space.ts";
import type { DeviceNaming } from "./device-list.ts";
import { deviceNames } from "./device-names.ts";
import type { LibrarySketch } from "./sync-desk.ts";

export interface SketchDeps extends Pick<DeviceNaming, "numberedName"> {
  readonly catalog: Pick<CatalogSource, "outline">;
}

/** `notes` is how many notes there are, without the trash. */
export async function sketchLibrary(
  library: Y.Doc,
  notes: number,
  { catalog, numberedName }: SketchDeps,
): Promise<LibrarySketch> {
  const imported = readImportedRoadmaps(library);
  const progress = readProgress(library);
  const enrolments = readEnrolments(library);
  const roadmaps: string[] = [];
  let topicsDone = 0;
  for (const { roadmap } of enrolments) {
    const outline = await catalog.outline(roadmap);
    roadmaps.push(outline?.title ?? imported.get(roadmap)?.title ?? roadmap);
    const topics = outline ? allTopics(outline).map(({ topic }) => topic.id) : idsIn(progress, roadmap);
    topicsDone += topics.filter((id) => progress.get(keyOf(roadmap, id))?.state === "done").length;
  }
  const names = deviceNames(readDevices(library), numberedName);
  const devices = [...readDevices(library)].flatMap(([id, { removed }]) => (removed ? [] : [names.get(id) ?? ""]));
  const isEmpty =
    notes === 0 &&
    enrolments.length === 0 &&
    progress.size === 0 &&
    imported.size === 0 &&
    readStudyIntervals(library).length === 0;
  return { isEmpty, roadmaps, devices, notes, topicsDone };
}

/** The same of what lies on a relay, without touching the docs here. Updates that yjs cannot read are counted. */
export async function sketchSpace(
  content: SpaceContent,
  deps: SketchDeps,
): Promise<{ readonly sketch: LibrarySketch; readonly unreadable: number }> {
  const library = new Y.Doc();
  let { unreadable } = content;
  let notes = 0;
  for (const [name, updates] of content.updates) {
    const doc = name === LIBRARY ? library : new Y.Doc();
    for (const update of updates) if (!isApplied(doc, update)) unreadable += 1;
    if (name.startsWith("notes/")) notes += readNotes(doc).filter(({ deletedAt }) => deletedAt === null).length;
    if (doc !== library) doc.destroy();
  }
  const sketch = await sketchLibrary(library, notes, deps);
  library.destroy();
  return { sketch, unreadable };
}

function isApplied(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

/** Of a roadmap that is not in the catalog, topics and tasks alike. */
function idsIn(progress: Progress, roadmap: string): string[] {
  return [...progress.keys()].flatMap((key) => {
    const [owner, id, ...more] = key.split("/");
    return owner === roadmap && id !== undefined && more.length === 0 ? [id] : [];
  });
}
