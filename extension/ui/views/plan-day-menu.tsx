/** The minutes of one day: set, taken off, or given back. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnMinutes } from "#ext/app/plan/plan-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { DayRowProps } from "./plan-days.tsx";

export interface DayMenuProps extends DayRowProps {
  readonly own: OwnMinutes;
}

export function DayMenu(props: DayMenuProps): VNode {
  const { row, texts } = props;
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const page = place.current?.ownerDocument;
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    page?.addEventListener("pointerdown", onPointer);
    return () => page?.removeEventListener("pointerdown", onPointer);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="daymenu"
      ref={place}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) close();
      }}
    >
      <button
        class="iconbtn"
        type="button"
        ref={button}
        data-act="day"
        aria-expanded={open}
        aria-label={texts.t("planDayChange", row.long)}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open ? <DayForm {...props} onDone={close} /> : null}
    </div>
  );
}

function DayForm({ row, own, page, texts, onDone }: DayMenuProps & { readonly onDone: () => void }): VNode {
  const field = useRef<HTMLInputElement>(null);
  const set = (minutes: number | null): void => {
    page.acts.setMinutes(row.day, minutes);
    onDone();
  };
  return (
    <form
      class="dayform"
      onSubmit={(event) => {
        event.preventDefault();
        set(field.current?.valueAsNumber ?? null);
      }}
    >
      <label class="field">
        <span class="label">{texts.t("planDayMinutes")}</span>
        <input
          class="input num"
          ref={field}
          name="minutes"
          type="number"
          inputmode="numeric"
          required
          min={0}
          max={1440}
          step={5}
          defaultValue={String(own.minutes)}
        />
      </label>
      <button class="btn" type="submit">
        {texts.t("planDaySetButton")}
      </button>
      {own.minutes > 0 ? (
        <button class="btn quiet" type="button" data-act="day-off" onClick={() => set(0)}>
          {texts.t("planDayOffButton")}
        </button>
      ) : null}
      {own.set ? (
        <button class="btn quiet" type="button" data-act="day-usual" onClick={() => set(null)}>
          {texts.t("planDayUsualButton")}
        </button>
      ) : null}
    </form>
  );
}
