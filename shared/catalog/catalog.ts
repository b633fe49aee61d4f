/**
 * The roadmaps that come with Waymark, as little as a page needs to offer them. Loaded early, so the roadmaps themselves
 * stay out: `loadRoadmap` fetches one. A repo test holds these lines equal to the roadmaps.
 */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly tagline: string;
}

export const catalog: readonly CatalogEntry[] = [
  {
    id: "backend-developer",
    title: "Backend Developer Roadmap 2026",
    tagline: "A step-by-step guide to mastering server-side logic, databases, and APIs.",
  },
];
