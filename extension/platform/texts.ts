/** Words from the browser's own message files, in the language the browser shows. */
import { browser } from "wxt/browser";
import { createTexts, type Texts } from "#ext/app/texts.ts";

/** The browser's own interface, without the generated list of names: `Texts` types them. */
interface Messages {
  getMessage(name: string, values?: string[]): string;
}

export function createBrowserTexts(): Texts {
  const i18n: Messages = browser.i18n;
  return createTexts({
    locale: browser.i18n.getUILanguage(),
    dir: i18n.getMessage("@@bidi_dir") === "rtl" ? "rtl" : "ltr",
    message: (name, values) => i18n.getMessage(name, [...values]),
  });
}
