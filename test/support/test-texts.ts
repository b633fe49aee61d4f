/** Texts from the English message file, as a browser would fill them. */
import messages from "#ext/public/_locales/en/messages.json" with { type: "json" };
import { createTexts, type Texts } from "#ext/app/texts.ts";

export function createTestTexts(locale = "en-GB"): Texts {
  const all: Readonly<Record<string, { readonly message: string }>> = messages;
  return createTexts({
    locale,
    dir: "ltr",
    message: (name, values) =>
      (all[name]?.message ?? "").replace(/\$([1-9])/g, (_, position) => values[Number(position) - 1] ?? ""),
  });
}
