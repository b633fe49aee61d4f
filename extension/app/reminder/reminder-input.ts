/** What the planner needs to know for a reminder, read in the background. */
import { createLibraryModel } from "#ext/app/library-model.ts";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import type { AppPorts } from "#ext/app/ports.ts";
import { storedInput } from "#ext/app/today/stored-input.ts";
import type { PlanInput } from "#shared/planner/model.ts";
import { dayOfWallClock } from "#shared/std/day.ts";

/** Null when the library cannot be opened: a reminder then says nothing. */
export async function reminderInput(
  { catalog, clock, cardCache }: Pick<AppPorts, "catalog" | "clock" | "cardCache">,
  open: () => Promise<OpenedLibrary>,
): Promise<PlanInput | null> {
  const opened = await open();
  if (opened.type === "fault" || opened.type === "lost") return null;
  const library = createLibraryModel(opened.library);
  const view = library.view.peek();
  library.dispose();
  await opened.library.close();
  return storedInput({ catalog, cardCache }, view, dayOfWallClock(clock.wall(), view.profile.rolloverHour));
}
