/** What every engine that proves keys has in common: text of a program in, printed lines or a failure out. */
import { tidied } from "#shared/quiz/match.ts";

export interface Program {
  readonly code: string;
  /** Texts by id, for programs that try the options themselves. */
  readonly options: Readonly<Record<string, string>>;
}

export type Outcome =
  /** Without empty lines at both ends, each line without spaces at its end. */
  | { readonly type: "printed"; readonly text: string }
  /** `code` is what `when: error <code>` names; `detail` is for the author who reads the failing test. */
  | { readonly type: "failed"; readonly code: string; readonly detail: string };

/** Runs one program from a clean start; nothing of it is left afterwards. */
export type Engine = (program: Program) => Promise<Outcome>;

export function printed(text: string): Outcome {
  return { type: "printed", text: tidied(text) };
}
