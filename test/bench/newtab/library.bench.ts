/**
 * The `library` doc after five years of daily use by one learner on two devices: how large it is, and how long it takes
 * to read. Written with the domain's own functions, one clientID for each day and device, as the browser does it.
 */
import { signal } from "@preact/signals";
import * as Y from "yjs";
import { NO_REVIEWS } from "#ext/app/planning/living-plan.ts";
import { comingDigest } from "#ext/app/today/coming-digest.ts";
import { pinTopic } from "#shared/domain/calendar.ts";
import { idOfBytes, keyOf } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { addStudyInterval, readStudyIntervals } from "#shared/domain/study.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";
import { median, publish } from "./figures.ts";

const YEARS = 5;
const FIRST_DAY = 20_779;
const TASKS_A_DAY = 3;
/** Ticked by mistake, or done twice: each overwrite stays for ever. */
const SECOND_THOUGHTS_A_DAY = 1;
const RUNS = 20;

const random = createSeededRandom(5);
const doc = new Y.Doc();
for (let day = 0; day < YEARS * 365; day++) {
  doc.clientID = new DataView(random.bytes(4).buffer).getUint32(0);
  walk(doc, day);
}
const update = Y.encodeStateAsUpdate(doc);

const parse: number[] = [];
const read: number[] = [];
const digest: number[] = [];
for (let i = 0; i < RUNS; i++) {
  const start = performance.now();
  const opened = new Y.Doc();
  Y.applyUpdate(opened, update);
  const parsed = performance.now();
  const marks = readProgress(opened).size + readStudyIntervals(opened).length;
  if (marks < YEARS * 365 * 2) throw new Error("the library lost something");
  parse.push(parsed - start);
  read.push(performance.now() - parsed);
  const asked = performance.now();
  await comingDigest(opened, { roadmaps: signal(new Map()), reviews: signal(NO_REVIEWS) });
  digest.push(performance.now() - asked);
}

await publish("library", [
  { name: `library after ${YEARS} years`, value: update.length / 1024, unit: "KiB", bar: null },
  { name: "days walked", value: YEARS * 365, unit: "days", bar: null },
  { name: "put together again (applyUpdate)", value: median(parse), unit: "ms", bar: null },
  { name: "read as progress and minutes", value: median(read), unit: "ms", bar: null },
  { name: "asked whether the days ahead are drawn from it", value: median(digest), unit: "ms", bar: null },
]);

function walk(library: Y.Doc, day: number): void {
  const roadmap = `roadmap-${Math.floor(day / 180)}`;
  library.transact(() => {
    for (let task = 0; task < TASKS_A_DAY; task++) {
      const key = keyOf(roadmap, `topic-${day % 180}-task-${task}`);
      setMark(library, key, { state: "done", day: FIRST_DAY + day, rev: 1 });
      if (task >= SECOND_THOUGHTS_A_DAY) continue;
      setMark(library, key, { state: "open", day: FIRST_DAY + day, rev: 1 });
      setMark(library, key, { state: "done", day: FIRST_DAY + day, rev: 1 });
    }
    const topic = `topic-${day % 180}`;
    if (day % 2 === 0) setMark(library, keyOf(roadmap, topic), { state: "done", day: FIRST_DAY + day, rev: 1 });
    if (day % 14 === 0) pinTopic(library, roadmap, topic, FIRST_DAY + day);
    const minutes = 20 + (day % 25);
    addStudyInterval(library, idOfBytes(random.bytes(16)), { roadmap, topic, day: FIRST_DAY + day, minutes });
  });
}
