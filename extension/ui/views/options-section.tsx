/** Parts that the sections of the options page share. */
import type { ComponentChildren, VNode } from "preact";
import type { Choice, Said } from "#ext/app/options/options-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

export interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}

export function Section({ id, title, intro, children }: SectionProps): VNode {
  return (
    <section class="sec" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {intro === undefined ? null : <p class="small">{intro}</p>}
      {children}
    </section>
  );
}

export interface SettingProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ComponentChildren;
}

/** One line: what it is, and the control at its end. */
export function Setting({ title, text, children }: SettingProps): VNode {
  return (
    <div class="set">
      <div>
        <p class="t">{title}</p>
        {text === undefined || text === "" ? null : <p class="small">{text}</p>}
      </div>
      {children}
    </div>
  );
}

export interface SwitchProps {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Switch({ name, label, on, onChange }: SwitchProps): VNode {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        name={name}
        aria-label={label}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span />
    </label>
  );
}

export interface SegmentsProps<T> {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
}

/** A few alternatives side by side. */
export function Segments<T extends string | number>({ name, label, choices, onChoose }: SegmentsProps<T>): VNode {
  return (
    <fieldset class="seg">
      <legend class="vh">{label}</legend>
      {choices.map((choice) => (
        <label key={String(choice.value)}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.chosen}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

/** What happened, below the line of the button that did it. */
export function SaidLine({ said, name }: { readonly said: Said | null; readonly name: string }): VNode {
  return (
    <div role="status" data-said={name}>
      {said ? (
        <p class={said.fault ? "said fault" : "said"}>
          <Icon name={said.fault ? "fault" : "tick"} />
          <span>{said.text}</span>
        </p>
      ) : null}
    </div>
  );
}
