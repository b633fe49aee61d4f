/** A roadmap of two steps with three topics: 15 + 10, 20, and 30 minutes. */
import type { Roadmap } from "#shared/catalog/roadmap.ts";

export const smallRoadmap: Roadmap = {
  format: "waymark-roadmap",
  version: 1,
  id: "small",
  revision: 1,
  title: "A small roadmap",
  lang: "en",
  license: "CC0",
  steps: [
    {
      id: "one",
      title: "Step one",
      shortTitle: "One",
      description: "The first step.",
      topics: [
        {
          id: "one.a",
          rev: 1,
          title: "Topic A",
          outcome: "You can do A.",
          minutes: 25,
          resources: [{ title: "Page A", url: "https://a.example/", kind: "guide", minutes: 15 }],
          tasks: [{ id: "one.a.t1", do: "Try A", accept: ["A works."], minutes: 10 }],
        },
        {
          id: "one.b",
          rev: 1,
          title: "Topic B",
          outcome: "You can do B.",
          minutes: 20,
          requires: ["one.a"],
          tasks: [{ id: "one.b.t1", do: "Try B", accept: ["B works."], minutes: 20 }],
        },
      ],
    },
    {
      id: "two",
      title: "Step two",
      description: "The second step.",
      topics: [{ id: "two.c", rev: 1, title: "Topic C", outcome: "You can do C.", minutes: 30, requires: ["one.b"] }],
    },
  ],
};
