/** Three choices before a plan, with the plan that follows from them beside. Loaded on demand. */
import "./planning.css";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Roadmap } from "#shared/catalog/roadmap.ts";
import { createOnboardingModel, type OnboardingModel } from "#ext/app/onboarding/onboarding-model.ts";
import type { OnboardingScreen } from "#ext/app/onboarding/onboarding-screen.ts";
import type { PageModel } from "#ext/app/today/page-model.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";
import { DayField } from "./day-field.tsx";
import { HoursGrid } from "./onboarding-hours.tsx";
import { KnownSteps } from "./onboarding-known.tsx";
import { Legs } from "./planning-legs.tsx";

export interface OnboardingPartProps {
  readonly screen: OnboardingScreen;
  readonly onboarding: OnboardingModel;
  readonly texts: Texts;
}

export interface OnboardingPageProps {
  readonly model: PageModel;
  /** Its outline. */
  readonly roadmap: Roadmap;
}

export function OnboardingPage({ model, roadmap }: OnboardingPageProps): VNode {
  const { context, living, planning } = model;
  const { ports, library } = context;
  const onboarding = useMemo(
    () => createOnboardingModel({ ports, library, living, planning, roadmap }),
    [ports, library, living, planning, roadmap],
  );
  const begin = (): void => {
    onboarding.begin();
    location.hash = "#/";
  };
  const props = { screen: onboarding.screen.value, onboarding, texts: ports.texts };
  return (
    <div class="planning">
      <form onSubmit={(event) => event.preventDefault()}>
        <p class="meta" dir="auto">
          {props.screen.roadmapTitle}
        </p>
        <h1>{ports.texts.t("startHeading")}</h1>
        <p class="lede">{ports.texts.t("startLede")}</p>
        <p class="asitis">
          <button class="linklike" type="button" onClick={begin}>
            {ports.texts.t("startAsItIs", props.screen.preview.finish)}
          </button>
        </p>
        <fieldset class="q">
          <Question number={1} text={ports.texts.t("startHours")} />
          <HoursGrid {...props} />
          <p class="meta after">
            <span class="num">{props.screen.week}</span> {ports.texts.t("startBreathe")}
          </p>
        </fieldset>
        <fieldset class="q">
          <Question number={2} text={ports.texts.t("startDates")} />
          <Dates {...props} />
        </fieldset>
        <fieldset class="q">
          <Question number={3} text={ports.texts.t("startBring")} />
          <Tracks {...props} />
          <KnownSteps {...props} />
        </fieldset>
      </form>
      <Preview {...props} onBegin={begin} />
    </div>
  );
}

function Question({ number, text }: { readonly number: number; readonly text: string }): VNode {
  return (
    <legend>
      <Blaze state="today" number={number} cut={number - 1} />
      {text}
    </legend>
  );
}

function Dates({ screen, onboarding, texts }: OnboardingPartProps): VNode {
  return (
    <div class="two">
      <DayField
        id="start"
        label={texts.t("startDate")}
        min={screen.earliest}
        value={screen.start}
        disabled={!screen.startOpen}
        onPick={(day) => onboarding.setStart(day)}
      />
      <DayField
        id="target"
        label={texts.t("startTarget")}
        min={screen.earliest}
        value={screen.target}
        onPick={(day) => onboarding.setTarget(day)}
      />
    </div>
  );
}

function Tracks({ screen, onboarding }: OnboardingPartProps): VNode {
  return (
    <>
      {screen.tracks.map((track) => (
        <div key={track.id} role="radiogroup" aria-labelledby={`track-${track.id}`}>
          <p class="label sub" id={`track-${track.id}`}>
            {track.label}
          </p>
          <div class="four">
            {track.options.map((option) => (
              <label class="choice" key={option.id}>
                <input
                  type="radio"
                  name={`track-${track.id}`}
                  value={option.id}
                  checked={option.chosen}
                  onChange={() => onboarding.chooseTrack(track.id, option.id)}
                />
                <span dir="auto">{option.title}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function Preview({
  screen,
  texts,
  onBegin,
}: OnboardingPartProps & {
  readonly onBegin: () => void;
}): VNode {
  const { preview } = screen;
  return (
    <aside class="preview" aria-label={texts.t("startPreview")}>
      <div aria-live="polite">
        <h2>{texts.t("startArrive")}</h2>
        <p class="big num">{preview.finish}</p>
        <p class="meta num">{preview.days}</p>
      </div>
      <Legs legs={preview.legs} />
      {preview.notes.length > 0 ? (
        <div class="notes" role="status">
          {preview.notes.map((note) => (
            <p class="small" key={note}>
              {note}
            </p>
          ))}
        </div>
      ) : null}
      {preview.first ? (
        <>
          <p class="label">{preview.first.label}</p>
          <p class="firstday">
            <span dir="auto">{preview.first.title}</span> <span class="meta num">· {preview.first.minutes}</span>
          </p>
        </>
      ) : null}
      <div class="actions">
        <button class="arm on start" type="button" data-act="begin" onClick={onBegin}>
          <span>{texts.t(screen.startOpen ? "startGo" : "startUse")}</span>
          <Icon name="arrow" flip />
        </button>
      </div>
      <p class="elsewhere">
        <a class="linklike" href="options.html#data">
          {texts.t("firstElsewhere")}
        </a>
      </p>
    </aside>
  );
}
