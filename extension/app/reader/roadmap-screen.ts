/** A roadmap in words: what the role is, the way as a whole, and every step with its topics. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { changesScreen, goneTopics } from "#ext/app/revisions/changes-screen.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { Stop } from "#ext/app/today/today-screen.ts";
import { trailOf } from "#ext/app/today/trail.ts";
import type { Fact, RoadmapScreen, StepRow } from "./reader-screens.ts";
import { duration, joined, minutesOf, stepMeta, topicRow, voiceOf } from "./reader-words.ts";
import type { Walk } from "./walked.ts";

export function roadmapScreen(texts: Texts, walk: Walk): RoadmapScreen {
  const { roadmap, next } = walk;
  const role = roleName(roadmap);
  const trail = trailOf({
    texts,
    roadmap,
    shares: walk.shares,
    todayStep: next?.step.id ?? null,
    hut: walk.plan?.finish ? texts.shortRange(walk.plan.finish.from, walk.plan.finish.to, walk.today) : "",
  });
  return {
    voice: voiceOf(roadmap),
    title: roadmap.title,
    tagline: roadmap.tagline ?? "",
    back: { label: texts.t("readerAllRoadmaps"), href: hashOf({ type: "roadmaps" }) },
    trail: { ...trail, stops: thinned(trail.stops), label: texts.t("readerOverview") },
    role: roadmap.role?.overview
      ? {
          heading: role ? texts.t("readerWhatIs", role.withArticle) : texts.t("readerAbout"),
          label: texts.t("readerRole"),
          text: roadmap.role.overview,
        }
      : null,
    steps: trail.stops.map((stop, i) => stepRow(texts, walk, stop, i)),
    faq: roadmap.faq ?? [],
    facts: factsOf(texts, walk),
    goOn: next && {
      label: texts.t("readerGoOn", next.topic.title),
      href: hashOf({ type: "step", roadmap: roadmap.id, step: next.step.id, topic: next.topic.id }),
      time: texts.t("minutesShort", next.topic.minutes),
    },
    changes: changesScreen(texts, roadmap, walk.view),
    gone: goneTopics(texts, roadmap, walk.view.progress),
    call: callOf(texts, walk, role?.name ?? null),
  };
}

/** More marks than this stand on each other's names. */
const MOST_STOPS = 14;

/** Of a long roadmap the map shows some steps, evenly taken: the first, the last, and the one of today among them. */
function thinned(stops: readonly Stop[]): readonly Stop[] {
  if (stops.length <= MOST_STOPS) return stops;
  const every = (stops.length - 1) / (MOST_STOPS - 1);
  const taken = Array.from({ length: MOST_STOPS }, (_, i) => Math.round(i * every));
  const here = stops.findIndex(({ state }) => state === "today");
  if (here >= 0) {
    const nearest = taken.reduce(
      (best, at, i) => (Math.abs(at - here) < Math.abs((taken[best] ?? 0) - here) ? i : best),
      0,
    );
    taken[nearest] = here;
  }
  return taken.flatMap((at) => stops[at] ?? []);
}

/** The roadmap's own call to begin, in its own language, else one that fits every roadmap. */
function callOf(texts: Texts, { roadmap, enrolment }: Walk, role: string | null): RoadmapScreen["call"] {
  if (enrolment) return null;
  const href = hashOf({ type: "start", roadmap: roadmap.id });
  const own = roadmap.callToAction;
  if (own) return { title: own.title, text: own.text, link: { label: own.button, href }, quoted: true };
  return {
    title: role === null ? texts.t("readerCallTitlePlain") : texts.t("readerCallTitle", role),
    text: texts.t("readerCallText"),
    link: { label: texts.t("readerStart"), href },
    quoted: false,
  };
}

/**
 * "Backend Developer", from the overview's own first words: no rule on this side knows which article a role takes. Null
 * where the overview does not begin with the title's words.
 */
function roleName({ title, role }: Roadmap): { readonly name: string; readonly withArticle: string } | null {
  const name = title.replace(/\s+roadmap(\s+\d{4})?$/i, "");
  const article = /^(an?)\s+/i.exec(role?.overview ?? "");
  if (!article || !role?.overview?.slice(article[0].length).startsWith(name)) return null;
  return { name, withArticle: `${article[0].toLowerCase()}${name}` };
}

function stepRow(texts: Texts, walk: Walk, stop: Stop, i: number): StepRow {
  const step = walk.roadmap.steps[i];
  if (!step) throw new Error(`no step ${i}`);
  const topics = walk.topicsOf(step.id);
  return {
    id: step.id,
    number: stop.number,
    title: step.title,
    description: step.description,
    href: stop.href,
    readLabel: texts.t("readerReadStep", stop.number),
    state: stop.state,
    fill: stop.fill,
    status: stop.status,
    open: step.id === walk.next?.step.id,
    // Worded when they are drawn: of a long roadmap the first frame shows a few steps.
    get time() {
      return duration(texts, minutesOf(topics));
    },
    get meta() {
      return stepMeta(texts, walk, step);
    },
    get topics() {
      return topics.map((placed) => topicRow(texts, walk, placed));
    },
  };
}

function factsOf(texts: Texts, walk: Walk): Fact[] {
  const { role, steps } = walk.roadmap;
  const skills = role?.keySkills ?? [];
  const length = joined([
    texts.count("readerSteps", steps.length),
    texts.count("readerTopics", walk.topics.length),
    texts.hours(minutesOf(walk.topics)),
  ]);
  const all: readonly (Fact | false)[] = [
    { label: texts.t("readerSalary"), text: role?.salary?.text ?? "", big: true, quoted: true },
    { label: texts.t("readerDemand"), text: role?.marketDemand ?? "", big: false, quoted: true },
    {
      label: texts.t("readerSkills"),
      text: skills.length > 0 ? `${skills.join(", ")}.` : "",
      big: false,
      quoted: true,
    },
    { label: texts.t("readerLength"), text: length, big: false, quoted: false },
    walk.enrolment !== null && { label: texts.t("readerYou"), text: farText(texts, walk), big: false, quoted: false },
  ];
  return all.filter((fact): fact is Fact => fact !== false && fact.text !== "");
}

function farText(texts: Texts, walk: Walk): string {
  const walked = walk.topics.filter(({ topic }) => walk.isWalked(topic)).length;
  const finish = finishText(texts, walk);
  return joined([
    texts.count("readerTopicsOf", walk.topics.length, texts.number(walked)),
    finish !== null && texts.t("readerFinish", finish),
  ]);
}

function finishText(texts: Texts, { plan, today }: Walk): string | null {
  return plan?.finish ? texts.dayRange(plan.finish.from, plan.finish.to, today) : null;
}
