/** Options: the whole library out and in, and what is stored. */
import type { VNode } from "preact";
import type { DataOptions } from "#ext/app/options/data-options.ts";
import type { PreviewScreen } from "#ext/app/options/options-screen.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { SaidLine, Section, Setting } from "./options-section.tsx";

interface DataProps {
  readonly data: DataOptions;
  readonly texts: Texts;
}

export function DataSection({ data, texts }: DataProps): VNode {
  const screen = data.screen.value;
  return (
    <Section id="data" title={texts.t("optionsData")} intro={texts.t("optionsDataIntro")}>
      <Setting title={texts.t("optionsExport")} text={texts.t("optionsExportText")}>
        <button
          class="btn"
          type="button"
          data-act="export"
          aria-disabled={screen.busy !== null}
          onClick={() => void data.exportAll()}
        >
          <Icon name="down" />
          {texts.t(screen.busy === "export" ? "optionsExporting" : "optionsExportButton")}
        </button>
      </Setting>
      <SaidLine said={screen.exported} name="exported" />
      <Setting title={texts.t("optionsImport")} text={texts.t("optionsImportText")}>
        <label class="btn file">
          <Icon name="up" />
          {texts.t("optionsImportButton")}
          <input
            type="file"
            accept=".json,application/json"
            data-act="choose-file"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              // The same file may be chosen again after a failure.
              event.currentTarget.value = "";
              if (file) void data.choose(file);
            }}
          />
        </label>
      </Setting>
      {screen.preview ? <Preview preview={screen.preview} data={data} texts={texts} /> : null}
      <SaidLine said={screen.imported} name="imported" />
      <Setting title={texts.t("optionsStored")} text={screen.stored}>
        <span />
      </Setting>
      <Setting title={texts.t("optionsStorage")} text={screen.storage}>
        {screen.persisted ? (
          <span class="tag ok">
            <Icon name="tick" />
            {texts.t("optionsPersisted")}
          </span>
        ) : (
          <span />
        )}
      </Setting>
    </Section>
  );
}

function Preview({ preview, data, texts }: DataProps & { readonly preview: PreviewScreen }): VNode {
  return (
    <div class="banner preview" role="group" aria-labelledby="preview-title" data-preview>
      <div>
        <h3 id="preview-title">{preview.title}</h3>
        {preview.lines.length === 0 ? null : (
          <ul class="previewlist num">
            {preview.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <p class="small">{preview.text}</p>
      </div>
      <div class="row">
        <button class="btn go" type="button" data-act="import" onClick={() => void data.confirm()}>
          {texts.t("optionsImportConfirm")}
        </button>
        <button class="btn quiet" type="button" data-act="leave" onClick={() => data.leave()}>
          {texts.t("optionsImportLeave")}
        </button>
      </div>
    </div>
  );
}
