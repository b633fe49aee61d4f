/** What every view model of a page shares. */
import type { LibraryModel } from "./library-model.ts";
import type { AppPorts } from "./ports.ts";
import type { UndoModel } from "./undo-model.ts";

export interface AppContext {
  readonly ports: AppPorts;
  readonly library: LibraryModel;
  readonly undo: UndoModel;
}
