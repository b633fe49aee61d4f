/**
 * Source files that no unit test loads, each kind with what tests it instead. A pattern ends with `/` for a folder and
 * all below it.
 */
export interface Exemption {
  readonly pattern: string;
  readonly reason: string;
}

/** Parts of the clip script that need a whole page around them. */
const IN_THE_PAGE = [
  "answer",
  "article",
  "code-labels",
  "extract",
  "glance",
  "page-copy",
  "page-facts",
  "selection-copy",
  "text-quote",
] as const;

export const EXEMPTIONS: readonly Exemption[] = [
  ...IN_THE_PAGE.map((name) => ({
    pattern: `extension/clipper/${name}.ts`,
    reason: "Runs in the page being saved: test/e2e/clipper.e2e.ts saves pages with the built script.",
  })),
  { pattern: "extension/app/today/page-model.ts", reason: "Puts the models together; test/e2e/newtab-* drives it." },
  {
    pattern: "extension/app/save/open-for-saving.ts",
    reason: "Puts the desk together; test/e2e/save.e2e.ts drives it.",
  },
  { pattern: "extension/entrypoints/", reason: "Composition only; test/e2e starts each of them in a real browser." },
  {
    pattern: "extension/ui/views/",
    reason: "Plain drawings of view models; test/screens looks at them in every state.",
  },
  { pattern: "extension/ui/newtab/", reason: "Mounts the new tab; test/e2e/newtab-* walks it in a real browser." },
  { pattern: "extension/ui/kit/toast.tsx", reason: "A plain drawing; test/screens looks at it." },
  { pattern: "extension/platform/", reason: "Adapters over the browser itself; test/e2e runs them where it is real." },
  {
    pattern: "extension/build/manifest.ts",
    reason: "Chromium reads it in permissions.e2e.ts, Firefox in web-ext lint.",
  },
  {
    pattern: "extension/build/page-start-plugin.ts",
    reason: "newtab-weight.test.ts counts the files of the built page.",
  },
  {
    pattern: "extension/ui/first-paint/places.ts",
    reason: "Custom elements and the parser: newtab-first-frame.e2e.ts sees them in Chromium.",
  },
  { pattern: "extension/build/no-inner-html-plugin.ts", reason: "web-ext lint fails on what it would leave behind." },
  { pattern: "extension/launch/start.ts", reason: "The command itself: test/e2e/launch.e2e.ts starts it four times." },
  { pattern: "server/main.ts", reason: "The process: test/server/process and test/e2e/launch.e2e.ts start it." },
  { pattern: "server/relay.ts", reason: "The same process: sockets, signals and the database put together." },
  {
    pattern: "server/http/read-body.ts",
    reason: "Its limits are tested by requests, in test/server/routes and process.",
  },
  { pattern: "server/live/visit.ts", reason: "A socket's visit, walked with real sockets in test/server/process." },
  { pattern: "shared/catalog/load-roadmap.ts", reason: "The build compiles what it imports; every new tab loads it." },
  { pattern: "shared/std/assert.ts", reason: "Two functions of one line each." },
];
