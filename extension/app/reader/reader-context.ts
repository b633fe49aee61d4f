/** What the reader's models are given. */
import type { AppContext } from "#ext/app/app-context.ts";
import type { Timer } from "#ext/app/study/timer.ts";
import type { Notes } from "#ext/app/notes/notes.ts";

export type ReaderContext = AppContext & { readonly notes: Notes; readonly timer: Timer };
