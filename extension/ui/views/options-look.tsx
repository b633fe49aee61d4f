/** Options: theme, trail and movement. */
import type { VNode } from "preact";
import type { LookOptions } from "#ext/app/options/look-options.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Section, Segments, Setting, Switch } from "./options-section.tsx";

export function LookSection({ look, texts }: { readonly look: LookOptions; readonly texts: Texts }): VNode {
  const screen = look.screen.value;
  return (
    <Section id="look" title={texts.t("optionsLook")}>
      <Setting title={texts.t("optionsTheme")} text={texts.t("optionsThemeText")}>
        <Segments
          name="theme"
          label={texts.t("optionsTheme")}
          choices={screen.themes}
          onChoose={(theme) => look.change({ theme })}
        />
      </Setting>
      <Setting title={texts.t("optionsTrail")} text={texts.t("optionsTrailText")}>
        <Switch
          name="trail"
          label={texts.t("optionsTrail")}
          on={screen.trail}
          onChange={(trail) => look.change({ trail })}
        />
      </Setting>
      <Setting title={texts.t("optionsMotion")} text={texts.t("optionsMotionText")}>
        <Switch
          name="motion"
          label={texts.t("optionsMotion")}
          on={screen.motion}
          onChange={(motion) => look.change({ motion })}
        />
      </Setting>
    </Section>
  );
}
