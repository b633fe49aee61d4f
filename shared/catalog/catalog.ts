/**
 * The roadmaps that come with Waymark, as little as a page needs to offer them. Loaded early, so the roadmaps
 * themselves stay out: `loadRoadmap` fetches one. A repo test holds these lines equal to the roadmaps.
 */
export interface CatalogEntry {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly tagline: string;
  readonly lang: string;
  readonly dir?: "ltr" | "rtl";
  readonly steps: number;
  /** What one learner walks, on the tracks offered first, rounded. */
  readonly hours: number;
}

export const catalog: readonly CatalogEntry[] = [
  {
    id: "backend-developer",
    revision: 1,
    title: "Backend Developer Roadmap 2026",
    tagline: "A step-by-step guide to mastering server-side logic, databases, and APIs.",
    lang: "en",
    steps: 8,
    hours: 79,
  },
];
