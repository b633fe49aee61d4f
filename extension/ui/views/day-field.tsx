/** A day that is picked in the browser's own calendar, with its label above it. */
import type { VNode } from "preact";

export interface DayFieldProps {
  readonly id: string;
  readonly label: string;
  /** As `2026-11-22`, like `value`. */
  readonly min: string;
  /** "" for none. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onPick: (iso: string) => void;
}

export function DayField({ id, label, min, value, disabled, onPick }: DayFieldProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="input"
        type="date"
        id={id}
        min={min}
        value={value}
        disabled={disabled}
        onChange={(event) => onPick(event.currentTarget.value)}
      />
    </div>
  );
}
