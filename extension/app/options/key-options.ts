/** The list of shortcuts. Those that the browser keeps are shown as the learner has set them. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Texts } from "#ext/app/texts.ts";
import type { KeyLine } from "./options-screen.ts";

export interface KeyOptionsDeps {
  readonly texts: Texts;
  /** As the browser writes it, `Alt+Shift+S`; "" when none is set. */
  readonly saveShortcut: () => Promise<string>;
  /** Opens the browser's own page for changing them. */
  readonly changeShortcuts: () => void;
}

export interface KeyOptions {
  readonly lines: ReadonlySignal<readonly KeyLine[]>;
  start(): Promise<void>;
  change(): void;
}

export function createKeyOptions({ texts, saveShortcut, changeShortcuts }: KeyOptionsDeps): KeyOptions {
  const save = signal<readonly string[]>([]);
  return {
    lines: computed(() => [
      { label: texts.t("optionsKeySave"), keys: save.value },
      { label: texts.t("optionsKeyRow"), keys: ["1", "…", "9"] },
      { label: texts.t("optionsKeyTopic"), keys: ["D", "L", "S", "R"] },
      { label: texts.t("optionsKeyNote"), keys: ["N"] },
      { label: texts.t("optionsKeyUndo"), keys: ["U"] },
      { label: texts.t("optionsKeyAccept"), keys: ["A"] },
      { label: texts.t("optionsKeyFind"), keys: ["/"] },
      { label: texts.t("optionsKeyQuiz"), keys: ["1", "…", "9", texts.t("quizKeySpace"), "H"] },
    ]),
    async start() {
      save.value = (await saveShortcut()).split("+").filter((key) => key !== "");
    },
    change: changeShortcuts,
  };
}
