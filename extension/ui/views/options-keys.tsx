/** Options: every key there is. */
import type { VNode } from "preact";
import type { KeyOptions } from "#ext/app/options/key-options.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Section } from "./options-section.tsx";

export function KeysSection({ keys, texts }: { readonly keys: KeyOptions; readonly texts: Texts }): VNode {
  return (
    <Section id="keys" title={texts.t("optionsKeys")} intro={texts.t("optionsKeysIntro")}>
      <dl class="keys">
        {keys.lines.value.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              {line.keys.length === 0
                ? texts.t("optionsNoKeys")
                : line.keys.map((key) => (
                    <>
                      <kbd key={key}>{key}</kbd>{" "}
                    </>
                  ))}
            </dd>
          </div>
        ))}
      </dl>
      <p class="under">
        <button class="btn quiet" type="button" data-act="change-keys" onClick={() => keys.change()}>
          {texts.t("optionsChangeKeys")}
        </button>
      </p>
    </Section>
  );
}
