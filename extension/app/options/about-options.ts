/** The version, and details for a report: how this browser stores, and nothing of what is stored. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Texts } from "#ext/app/texts.ts";

export interface AboutDeps {
  readonly texts: Texts;
  readonly version: string;
  /** Facts by name; no titles, addresses or texts of the learner's. */
  readonly details: () => Promise<Readonly<Record<string, string | number | boolean | null>>>;
  readonly copy: (text: string) => Promise<boolean>;
}

export interface AboutOptions {
  readonly version: string;
  readonly copyLabel: ReadonlySignal<string>;
  copyDetails(): Promise<void>;
}

export function createAboutOptions({ texts, version, details, copy }: AboutDeps): AboutOptions {
  const copied = signal<boolean | null>(null);
  return {
    version,
    copyLabel: computed(() => {
      if (copied.value === null) return texts.t("optionsCopyDetails");
      return texts.t(copied.value ? "optionsCopied" : "optionsNotCopied");
    }),
    async copyDetails() {
      copied.value = await copy(JSON.stringify({ waymark: version, ...(await details()) }, null, 2));
    },
  };
}
