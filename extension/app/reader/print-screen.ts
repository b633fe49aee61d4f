/** A whole roadmap for paper: everything stands open, and addresses are written out. */
import type { Texts } from "#ext/app/texts.ts";
import type { Fact, RoadmapScreen, TopicCard } from "./reader-screens.ts";
import { roadmapScreen } from "./roadmap-screen.ts";
import { topicCard } from "./step-screen.ts";
import type { Walk } from "./walked.ts";

export interface PrintScreen extends Pick<RoadmapScreen, "voice" | "title" | "tagline" | "role" | "faq"> {
  readonly facts: readonly Fact[];
  readonly steps: readonly PrintedStep[];
}

export interface PrintedStep {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** As the overview calls it. */
  readonly name: string;
  readonly description: string;
  readonly meta: string;
  readonly topics: readonly TopicCard[];
}

export function printScreen(texts: Texts, walk: Walk): PrintScreen {
  const { voice, title, tagline, role, faq, facts, steps, trail } = roadmapScreen(texts, walk);
  return {
    voice,
    title,
    tagline,
    role,
    faq,
    facts,
    steps: steps.map(({ id, number, title: stepTitle, description, meta }) => ({
      id,
      number,
      title: stepTitle,
      name: trail.stops[number - 1]?.name ?? stepTitle,
      description,
      meta,
      topics: walk.topicsOf(id).map((placed) => topicCard(texts, walk, placed)),
    })),
  };
}
