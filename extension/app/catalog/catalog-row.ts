/** One roadmap of the catalog in words: where the learner is in it, and what can be done with it. */
import type { CatalogEntry } from "#shared/catalog/catalog.ts";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import type { Enrolment } from "#shared/domain/enrolments.ts";
import { keyOf } from "#shared/domain/ids.ts";
import { topicsForTracks } from "#shared/catalog/topics.ts";
import type { LibraryView } from "#ext/app/library-model.ts";
import { hashOf } from "#ext/app/route.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import { fillOf, stepShares, type StepShare } from "#ext/app/today/trail.ts";
import type { CatalogAct, CatalogRow, Standing } from "./catalog-screen.ts";

/** A line has room for so many marks; in a longer roadmap a mark stands for several steps. */
const MOST_MARKS = 12;

/** A roadmap as the page knows it: its entry, and how far the learner is. */
export interface Known {
  readonly entry: CatalogEntry;
  readonly enrolment: Enrolment | null;
  /** Null until its outline is loaded, which only happens to roadmaps that were begun. */
  readonly roadmap: Roadmap | null;
  readonly shares: readonly StepShare[] | null;
  readonly standing: Standing;
}

export function knownOf(entry: CatalogEntry, view: LibraryView, roadmap: Roadmap | null): Known {
  const enrolment = view.enrolments.find((one) => one.roadmap === entry.id) ?? null;
  const shares = enrolment && roadmap ? stepShares(roadmap, enrolment.tracks, view.progress, enrolment.known) : null;
  return { entry, enrolment, roadmap, shares, standing: standingOf(enrolment, shares) };
}

function standingOf(enrolment: Enrolment | null, shares: readonly StepShare[] | null): Standing {
  if (!enrolment) return "ahead";
  if (enrolment.archived) return "aside";
  return shares !== null && placeIn(shares) === null ? "walked" : "walking";
}

/** The number of the first step with something left to do, or null. */
function placeIn(shares: readonly StepShare[]): number | null {
  const at = shares.findIndex(({ topics, walked }) => walked < topics);
  return at < 0 ? null : at + 1;
}

export function catalogRow(texts: Texts, known: Known, view: LibraryView, next: CatalogEntry | null): CatalogRow {
  const { entry, shares, standing } = known;
  const here = shares && placeIn(shares);
  return {
    id: entry.id,
    voice: { lang: entry.lang, dir: entry.dir ?? "ltr" },
    title: entry.title,
    tagline: entry.tagline,
    href: hashOf({ type: "roadmap", roadmap: entry.id }),
    stops: stopsOf(known, here),
    trailLabel: texts.t("catalogTrail", (here ?? (shares ? entry.steps + 1 : 1)) - 1, entry.steps),
    where: whereText(texts, known, here, view),
    size: [texts.count("readerSteps", entry.steps), texts.t("readerHours", entry.hours)].join(" · "),
    origin: texts.t("catalogBuiltIn"),
    start:
      standing === "ahead"
        ? { ...named(texts, "catalogBegin", entry), href: hashOf({ type: "start", roadmap: entry.id }) }
        : null,
    acts: actsOf(known).map(([act, label]) => ({ act, ...named(texts, label, entry) })),
    follows: standing === "walked" ? followsOf(texts, next) : null,
  };
}

/** A label, and with the roadmap for those who cannot see where it stands. */
function named(texts: Texts, label: MessageName, { title }: CatalogEntry): { label: string; name: string } {
  return { label: texts.t(label), name: texts.t("catalogActName", texts.t(label), title) };
}

function stopsOf({ entry, shares }: Known, here: number | null): CatalogRow["stops"] {
  const marks = Math.min(entry.steps, MOST_MARKS);
  return Array.from({ length: marks }, (_, i) => {
    const [from, to] = [Math.floor((i * entry.steps) / marks), Math.floor(((i + 1) * entry.steps) / marks)];
    const part = shares?.slice(from, to) ?? [];
    const sum = { topics: 0, walked: 0 };
    for (const { topics, walked } of part) {
      sum.topics += topics;
      sum.walked += walked;
    }
    const isHere = here !== null && here > from && here <= to;
    const state = isHere ? "today" : sum.topics > 0 && sum.walked === sum.topics ? "done" : "ahead";
    return { number: isHere ? here : i + 1, state, fill: fillOf(sum), named: isHere } as const;
  });
}

function whereText(
  texts: Texts,
  { standing, shares, enrolment, roadmap }: Known,
  here: number | null,
  view: LibraryView,
) {
  switch (standing) {
    case "ahead":
      return texts.t("catalogNotStarted");
    case "walking":
      return here === null ? "" : texts.t("catalogHere", here);
    case "aside":
      if (shares === null) return texts.t("catalogAside");
      return here === null ? texts.t("catalogAsideWalked") : texts.t("catalogAsideAt", here);
    case "walked": {
      const end = roadmap && enrolment ? lastMark(roadmap, enrolment, view) : null;
      return end === null ? texts.t("catalogWalked") : texts.t("catalogWalkedOn", texts.date(end));
    }
  }
}

function lastMark(roadmap: Roadmap, { tracks }: Enrolment, view: LibraryView): number | null {
  const days = topicsForTracks(roadmap, tracks).flatMap(
    ({ topic }) => view.progress.get(keyOf(roadmap.id, topic.id))?.day ?? [],
  );
  return days.length > 0 ? Math.max(...days) : null;
}

function actsOf({ standing, shares }: Known): readonly (readonly [CatalogAct, MessageName])[] {
  const begun = shares?.some(({ walked }) => walked > 0) ?? false;
  const restart = begun ? ([["restart", "catalogRestart"]] as const) : [];
  switch (standing) {
    case "ahead":
      return [];
    case "aside":
      return [["takeUp", "catalogTakeUp"], ...restart];
    case "walking":
    case "walked":
      return [["setAside", "catalogSetAside"], ...restart];
  }
}

function followsOf(texts: Texts, next: CatalogEntry | null): CatalogRow["follows"] {
  if (!next) return { text: texts.t("catalogFollowsNone"), link: null };
  return {
    text: texts.t("catalogFollows"),
    link: { label: next.title, href: hashOf({ type: "roadmap", roadmap: next.id }) },
  };
}
