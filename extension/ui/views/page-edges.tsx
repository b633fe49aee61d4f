/** The edges of a page that is loaded on demand: the way back, the line of waiting, and a fault in its place. */
import type { VNode } from "preact";
import type { Texts } from "#ext/app/texts.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";

export interface BackLinkProps {
  readonly label: string;
  readonly href: string;
  /** Where the label is the roadmap's own title. */
  readonly lang?: string;
}

export function BackLink({ label, href, lang }: BackLinkProps): VNode {
  return (
    <a class="backlink" href={href}>
      <Icon name="back" flip />
      <span lang={lang}>{label}</span>
    </a>
  );
}

/** Shows after a moment only. `place` is the page's own class for where it stands. */
export function Waiting({ texts, place }: { readonly texts: Texts; readonly place?: string }): VNode {
  return (
    <p class={`waiting meta ${place ?? ""}`} role="status">
      {texts.t("readerWait")}
    </p>
  );
}

export interface FaultProps {
  readonly title: string;
  readonly lede: string;
  readonly retryLabel: string;
  readonly onRetry: () => void;
}

/** What could not be read, and another try. */
export function Fault({ title, lede, retryLabel, onRetry }: FaultProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <p class="lede">{lede}</p>
      <div class="actions">
        <button class="btn go" type="button" onClick={onRetry}>
          {retryLabel}
        </button>
      </div>
    </>
  );
}
