/** One sentence above the day: something happened that the learner should know. */
import type { VNode } from "preact";

export interface NoticeProps {
  readonly text: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

export function Notice({ text, closeLabel, onClose }: NoticeProps): VNode {
  return (
    <div class="notice" role="status">
      <div class="banner">
        <p>{text}</p>
        <button class="btn quiet" type="button" data-act="dismiss" onClick={onClose}>
          {closeLabel}
        </button>
      </div>
    </div>
  );
}
