/** The new tab's main part: a plain drawing of a `LivingScreen`, without state of its own. */
import type { VNode } from "preact";
import type { LivingScreen } from "#ext/app/today/today-screen.ts";
import { unreachable } from "#shared/std/assert.ts";
import { AllDoneView } from "./today-edges.tsx";
import { DayView } from "./today-day.tsx";
import { FirstView } from "./today-first.tsx";
import type { TodayActions } from "./today-actions.ts";

export interface TodayViewProps {
  readonly screen: LivingScreen;
  readonly act: TodayActions;
}

export function TodayView({ screen, act }: TodayViewProps): VNode {
  switch (screen.state) {
    case "first":
      return <FirstView screen={screen} act={act} />;
    case "day":
    case "done":
    case "rest":
      return <DayView screen={screen} act={act} />;
    case "alldone":
      return <AllDoneView screen={screen} />;
    default:
      return unreachable(screen);
  }
}
