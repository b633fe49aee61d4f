/** Options: the version, a report without content, and the licences of what is inside. */
import type { VNode } from "preact";
import { LICENCES } from "#ext/app/options/licences.ts";
import type { AboutOptions } from "#ext/app/options/about-options.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { Texts } from "#ext/app/texts.ts";
import { Section, Setting } from "./options-section.tsx";

export function AboutSection({ about, texts }: { readonly about: AboutOptions; readonly texts: Texts }): VNode {
  return (
    <Section id="about" title={texts.t("optionsAbout")}>
      <Setting title={texts.t("optionsVersion", about.version)} text={texts.t("optionsPromise")}>
        <button class="btn quiet" type="button" data-act="copy-details" onClick={() => void about.copyDetails()}>
          {about.copyLabel.value}
        </button>
      </Setting>
      <details class="licences">
        <summary>
          <span>
            <span class="t">{texts.t("optionsLicences")}</span>
            <span class="small">{texts.t("optionsLicencesText")}</span>
          </span>
          <Icon name="chevron" />
        </summary>
        <ul class="licencelist">
          {LICENCES.map((part) => (
            <li key={part.name}>
              <span>{part.name}</span>
              <span class="small">{part.licence}</span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
