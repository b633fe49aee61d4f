/** The options page: sections in one column, with a list of them beside. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { OptionsModel } from "#ext/app/options/options-model.ts";
import type { Texts } from "#ext/app/texts.ts";
import { showLook } from "#ext/ui/newtab/shell.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { AboutSection } from "./options-about.tsx";
import { DataSection } from "./options-data.tsx";
import { KeysSection } from "./options-keys.tsx";
import { LookSection } from "./options-look.tsx";
import { PlanSection } from "./options-plan.tsx";
import { Section } from "./options-section.tsx";
import { SyncSection } from "./options-sync.tsx";
import { SyncMarkView } from "./sync-mark.tsx";

const SECTIONS = [
  ["plan", "optionsPlan"],
  ["sync", "syncTitle"],
  ["data", "optionsData"],
  ["keys", "optionsKeys"],
  ["look", "optionsLook"],
  ["about", "optionsAbout"],
] as const;

export interface OptionsViewProps {
  readonly model: OptionsModel;
  readonly texts: Texts;
}

export function OptionsView({ model, texts }: OptionsViewProps): VNode {
  // All sections come at once and whole: one that came late would push the others away from under the pointer.
  const ready = model.ready.value;
  const look = model.look.look.value;
  const [hash, setHash] = useState(location.hash);
  useEffect(() => showLook(document.documentElement, look), [look]);
  useEffect(() => {
    // The browser looked for the section before it was there.
    if (ready) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
  useEffect(() => {
    const onHash = (): void => setHash(location.hash);
    addEventListener("hashchange", onHash);
    return () => removeEventListener("hashchange", onHash);
  }, []);
  return (
    <div class="cols">
      <nav class="toc" aria-label={texts.t("options")}>
        <h1>{texts.t("options")}</h1>
        {SECTIONS.map(([id, name]) => (
          <a key={id} href={`#${id}`} aria-current={hash === `#${id}` ? "true" : undefined}>
            {texts.t(name)}
          </a>
        ))}
      </nav>
      {ready ? <Sections model={model} texts={texts} /> : <div />}
    </div>
  );
}

function Sections({ model, texts }: OptionsViewProps): VNode {
  const plan = model.plan.value;
  const problem = model.problem.value;
  return (
    <div>
      {plan ? (
        <PlanSection plan={plan} texts={texts} reminder={model.reminder} />
      ) : (
        <Section id="plan" title={texts.t("optionsPlan")}>
          <p class="said fault" role="alert">
            <Icon name="fault" />
            <span>{problem}</span>
          </p>
        </Section>
      )}
      <SyncSection sync={model.sync} texts={texts} />
      <DataSection data={model.data} texts={texts} />
      <KeysSection keys={model.keys} texts={texts} />
      <LookSection look={model.look} texts={texts} />
      <AboutSection about={model.about} texts={texts} />
    </div>
  );
}

/** At the top, as on every page: what became of the last act. */
export function OptionsMark({ model }: { readonly model: OptionsModel }): VNode | null {
  const mark = model.mark.value;
  return mark ? <SyncMarkView mark={mark} /> : null;
}
