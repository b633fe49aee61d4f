/** What is saved: title and address. */
import type { VNode } from "preact";
import type { PageLines } from "#ext/app/save/popup-screen.ts";

export function PopupPage({ page, heading }: { readonly page: PageLines; readonly heading: boolean }): VNode {
  return (
    <div class="popup-page">
      {heading ? <h1 class="ttl">{page.title}</h1> : <p class="ttl">{page.title}</p>}
      <p class="meta">{page.site}</p>
    </div>
  );
}
