/** What the page of all roadmaps shows, as words: views draw them. */
import type { Link, Voice } from "#ext/app/reader/reader-screens.ts";
import type { Stop } from "#ext/app/today/today-screen.ts";

/** How a learner stands to a roadmap; the order is that of the groups on the page. */
export type Standing = "walking" | "walked" | "ahead" | "aside";

export interface CatalogScreen {
  readonly groups: readonly CatalogGroup[];
  /** The field and the choice to find a roadmap by; null while there are few. */
  readonly find: {
    readonly text: string;
    readonly standings: readonly { readonly id: Standing | "all"; readonly label: string; readonly chosen: boolean }[];
  } | null;
  /** How many are shown, for those who cannot see the list grow shorter; "" while nothing is looked for. */
  readonly found: string;
}

export interface CatalogGroup {
  readonly standing: Standing;
  /** Null where the page has one group only. */
  readonly title: string | null;
  readonly rows: readonly CatalogRow[];
}

export interface CatalogRow {
  readonly id: string;
  readonly voice: Voice;
  readonly title: string;
  readonly tagline: string;
  readonly href: string;
  readonly stops: readonly (Pick<Stop, "number" | "state" | "fill"> & { readonly named: boolean })[];
  readonly trailLabel: string;
  /** "You are here: step 4". */
  readonly where: string;
  readonly size: string;
  readonly origin: string;
  /** To the choices before its plan; null once it was begun. */
  readonly start: (Link & { readonly name: string }) | null;
  readonly acts: readonly { readonly act: CatalogAct; readonly label: string; readonly name: string }[];
  /** What comes after a roadmap that is all walked. */
  readonly follows: { readonly text: string; readonly link: Link | null } | null;
}

export type CatalogAct = "restart" | "setAside" | "takeUp";
