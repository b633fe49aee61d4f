/** The picker of steps and topics, today's topic first. */
import type { VNode } from "preact";
import type { Pick } from "#ext/app/save/popup-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

export interface TopicPickProps {
  readonly id: string;
  readonly pick: Pick;
  readonly onChoose: (key: string) => void;
}

export function TopicPick({ id, pick, onChoose }: TopicPickProps): VNode {
  return (
    <div class="field">
      <label for={id}>{pick.label}</label>
      <span class="pick">
        <select class="select" id={id} value={pick.chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          {pick.groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((option) => (
                <option key={option.key} value={option.key} selected={option.key === pick.chosen}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
    </div>
  );
}
