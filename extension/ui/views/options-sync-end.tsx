/** Options: leaving a relay, and deleting what it holds. Both are asked here in words; deleting is asked twice. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { SaidLine, Setting } from "./options-section.tsx";
import type { LivingProps } from "./options-sync-living.tsx";

/** By what is asked: the question, what follows from it, the button that agrees, the same while it is done. */
const QUESTIONS = {
  leave: ["syncLeaveAsk", "syncLeaveAskText", "syncLeaveYes", "syncLeaving"],
  delete: ["syncDeleteAsk", "syncDeleteAskText", "syncDeleteGoOn", "syncDeleteGoOn"],
  "delete-for-ever": ["syncDeleteSure", "syncDeleteSureText", "syncDeleteYes", "syncDeleting"],
} as const;

export function SyncEnd(props: LivingProps): VNode {
  const { screen, living, texts } = props;
  const { asking, said } = screen;
  return (
    <>
      <Setting title={texts.t("syncLeave")} text={texts.t("syncLeaveText")}>
        <button class="btn" type="button" data-act="sync-leave" onClick={() => living.ask("leave")}>
          {texts.t("syncLeaveButton")}
        </button>
      </Setting>
      {asking === "leave" ? <Question {...props} asking={asking} /> : null}
      <Setting title={texts.t("syncDelete")} text={texts.t("syncDeleteText")}>
        <button class="btn" type="button" data-act="sync-delete" onClick={() => living.ask("delete")}>
          {texts.t("syncDeleteButton")}
        </button>
      </Setting>
      {asking !== null && asking !== "leave" ? <Question key={asking} {...props} asking={asking} /> : null}
      <SaidLine said={said?.at === "end" ? said : null} name="sync-end" />
    </>
  );
}

function Question({ screen, living, texts, asking }: LivingProps & { readonly asking: keyof typeof QUESTIONS }): VNode {
  const [question, text, yes, busy] = QUESTIONS[asking];
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const isBusy = screen.busy === "leave" || screen.busy === "delete";
  return (
    <div class="banner ask" role="group" aria-labelledby="sync-ask" data-ask={asking}>
      <div>
        <h3 id="sync-ask" ref={title} tabIndex={-1}>
          {texts.t(question, screen.relay)}
        </h3>
        <p class="small">{texts.t(text)}</p>
      </div>
      <div class="row">
        <button
          class="btn"
          type="button"
          data-act="sync-yes"
          aria-disabled={screen.busy !== null}
          onClick={() => void living.agree()}
        >
          {texts.t(isBusy ? busy : yes)}
        </button>
        <button class="btn quiet" type="button" data-act="sync-stay" onClick={() => living.close()}>
          {texts.t("syncStay")}
        </button>
      </div>
    </div>
  );
}
