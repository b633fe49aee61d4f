/** The questions of a quiz as a short trail. */
import type { VNode } from "preact";
import type { Progress } from "#ext/app/quiz/quiz-screen.ts";
import { ShortTrail } from "#ext/ui/kit/short-trail.tsx";

/** More marks than these have no room: then a line of the answered part stands for them. */
const MOST = 12;

export function QuizProgress({ progress: { label, number, legs } }: { readonly progress: Progress }): VNode {
  if (legs.length > MOST) {
    const walked = legs.filter((leg) => leg === "walked").length;
    return <progress class="walkbar" max={legs.length} value={walked} aria-label={label} />;
  }
  return (
    <ShortTrail
      label={label}
      stops={legs.map((leg, i) => ({
        number: i + 1,
        state: leg === "walked" ? "done" : leg,
        fill: leg === "today" ? 50 : 0,
        named: leg === "today" && number === i + 1,
      }))}
    />
  );
}
