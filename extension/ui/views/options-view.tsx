/** The options page: sections in one column, with a list of them beside. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { SECTIONS, type OptionsModel } from "#ext/app/options/options-model.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import { showLook } from "#ext/ui/newtab/shell.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { unreachable } from "#shared/std/assert.ts";
import { AboutSection } from "./options-about.tsx";
import { DataSection } from "./options-data.tsx";
import { useSectionHere } from "./options-here.ts";
import { KeysSection } from "./options-keys.tsx";
import { LookSection } from "./options-look.tsx";
import { PlanSection } from "./options-plan.tsx";
import { Section } from "./options-section.tsx";
import { SyncSection } from "./options-sync.tsx";
import { SyncMarkView } from "./sync-mark.tsx";

const NAMES: Record<(typeof SECTIONS)[number], MessageName> = {
  plan: "optionsPlan",
  sync: "syncTitle",
  data: "optionsData",
  keys: "optionsKeys",
  look: "optionsLook",
  about: "optionsAbout",
};

export interface OptionsViewProps {
  readonly model: OptionsModel;
  readonly texts: Texts;
}

export function OptionsView({ model, texts }: OptionsViewProps): VNode {
  const shown = SECTIONS.slice(0, model.shown.value);
  const look = model.look.look.value;
  const here = useSectionHere(SECTIONS, shown.length > 0);
  useEffect(() => showLook(document.documentElement, look), [look]);
  const wantedIsShown = shown.some((id) => `#${id}` === location.hash);
  useEffect(() => {
    // The browser looked for the section before it was there.
    if (wantedIsShown) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [wantedIsShown]);
  return (
    <div class="cols">
      <nav class="toc" aria-label={texts.t("options")}>
        <h1>{texts.t("options")}</h1>
        {SECTIONS.map((id) => (
          <a key={id} href={`#${id}`} aria-current={here === id ? "true" : undefined}>
            {texts.t(NAMES[id])}
          </a>
        ))}
      </nav>
      <div>
        {shown.map((id) => (
          <OptionsSection key={id} id={id} model={model} texts={texts} />
        ))}
      </div>
    </div>
  );
}

function OptionsSection({ id, model, texts }: OptionsViewProps & { readonly id: (typeof SECTIONS)[number] }): VNode {
  switch (id) {
    case "plan":
      return <PlanPart model={model} texts={texts} />;
    case "sync":
      return <SyncSection sync={model.sync} texts={texts} />;
    case "data":
      return <DataSection data={model.data} texts={texts} />;
    case "keys":
      return <KeysSection keys={model.keys} texts={texts} />;
    case "look":
      return <LookSection look={model.look} texts={texts} />;
    case "about":
      return <AboutSection about={model.about} texts={texts} />;
    default:
      return unreachable(id);
  }
}

function PlanPart({ model, texts }: OptionsViewProps): VNode {
  const plan = model.plan.value;
  if (plan) return <PlanSection plan={plan} texts={texts} reminder={model.reminder} />;
  return (
    <Section id="plan" title={texts.t("optionsPlan")}>
      <p class="said fault" role="alert">
        <Icon name="fault" />
        <span>{model.problem.value}</span>
      </p>
    </Section>
  );
}

/** At the top, as on every page: what became of the last act. */
export function OptionsMark({ model }: { readonly model: OptionsModel }): VNode | null {
  const mark = model.mark.value;
  return mark ? <SyncMarkView mark={mark} /> : null;
}
