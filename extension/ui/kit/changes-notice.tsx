/** What changed in a roadmap: a calm list that is closed once. */
import type { VNode } from "preact";
import type { ChangesScreen } from "#ext/app/revisions/changes-screen.ts";

export interface ChangesNoticeProps {
  readonly screen: ChangesScreen;
  readonly onClose: () => void;
}

export function ChangesNotice({ screen, onClose }: ChangesNoticeProps): VNode {
  return (
    <section class="changes" aria-label={screen.title}>
      <h2 dir="auto">{screen.title}</h2>
      <p>{screen.text}</p>
      <ul class="changelist">
        {screen.lines.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      <button class="btn" type="button" data-act="changes-seen" onClick={onClose}>
        {screen.close}
      </button>
    </section>
  );
}
