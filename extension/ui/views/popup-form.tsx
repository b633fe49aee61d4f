/** The form: where the page goes and why. Enter saves from every field; Shift Enter is a new line. */
import type { RefObject, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PopupModel } from "#ext/app/save/popup-model.ts";
import type { FormScreen } from "#ext/app/save/popup-screen.ts";
import { PopupPage } from "./popup-page.tsx";
import { TopicPick } from "./popup-pick.tsx";

export function PopupForm({ screen, model }: { readonly screen: FormScreen; readonly model: PopupModel }): VNode {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => holdFocus(field), []);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void model.save();
  };
  const onCommentKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void model.save();
  };
  return (
    <form class="popup-part" onSubmit={onSubmit}>
      <PopupPage page={screen.page} heading />
      {screen.passage === null ? null : <blockquote class="quote popup-quote">{screen.passage}</blockquote>}
      {screen.notice === null ? null : (
        <p class={screen.fault ? "small popup-clay" : "small"} role={screen.fault ? "alert" : "status"}>
          {screen.notice}
        </p>
      )}
      <TopicPick id="target" pick={screen.pick} onChoose={(key) => model.choose(key)} />
      <div class="field">
        <label for="comment">{screen.commentLabel}</label>
        <textarea
          ref={field}
          class="area"
          id="comment"
          rows={2}
          maxlength={10_000}
          placeholder={screen.commentPlaceholder}
          aria-describedby="comment-hint"
          value={screen.comment}
          onInput={(event) => model.comment(event.currentTarget.value)}
          onKeyDown={onCommentKey}
        />
        <span class="vh" id="comment-hint">
          {screen.commentHint}
        </span>
      </div>
      <button class="arm on" type="submit" data-act="save" aria-disabled={screen.busy}>
        <span>{screen.saveLabel}</span>
        <span class="time">
          <kbd>Enter</kbd>
        </span>
      </button>
      {screen.hint === null ? null : <p class="meta">{screen.hint}</p>}
    </form>
  );
}

/** The field has the focus from the start. Firefox takes it away as it puts a page that is ready into its panel. */
function holdFocus(field: RefObject<HTMLTextAreaElement | null>): () => void {
  const take = (): void => {
    if (document.activeElement === document.body) field.current?.focus();
  };
  take();
  window.addEventListener("focus", take);
  return () => window.removeEventListener("focus", take);
}
