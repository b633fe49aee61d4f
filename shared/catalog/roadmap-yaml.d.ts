/** What `extension/build/catalog-plugin.ts` makes of a roadmap folder: the whole roadmap, checked. */
declare module "*/roadmap.yaml" {
  import type { Roadmap } from "#shared/catalog/roadmap.ts";
  const roadmap: Roadmap;
  export default roadmap;
}

/** The same without bodies, questions, role and FAQ. */
declare module "*/roadmap.yaml?outline" {
  import type { Roadmap } from "#shared/catalog/roadmap.ts";
  const roadmap: Roadmap;
  export default roadmap;
}
