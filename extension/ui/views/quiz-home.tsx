/** Where a quiz is chosen; and what stands there when nothing is to be asked. */
import type { VNode } from "preact";
import type { HomeScreen, NothingScreen, QuizActs, QuizLink, StepLine } from "#ext/app/quiz/quiz-screen.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { Icon } from "#ext/ui/kit/icon.tsx";

interface QuizHomeProps {
  readonly screen: HomeScreen;
  readonly acts: QuizActs;
  readonly texts: Texts;
}

export function QuizHome({ screen, acts, texts }: QuizHomeProps): VNode {
  const { due, minutes, own, complaints } = screen;
  return (
    <div class="quizhome">
      <div class="homemain">
        <h1>{screen.title}</h1>
        <p class="lede">{screen.lede}</p>
        {screen.notices.map((notice) => (
          <p key={notice} class="banner">
            {notice}
          </p>
        ))}
        {due || minutes ? (
          <div class="homearms">
            {due ? <Arm link={due} on /> : null}
            {minutes ? <Arm link={minutes} on={due === null} /> : null}
          </div>
        ) : null}
        <h2>{screen.stepsLabel}</h2>
        <ol class="quizsteps">
          {screen.steps.map((step) => (
            <Step key={step.key} step={step} />
          ))}
        </ol>
      </div>
      <aside class="homeside">
        <h2>{own.label}</h2>
        <p class="small">{own.detail}</p>
        <p>
          <a href={hashOf({ type: "cards" })}>{texts.t("cardsAll")}</a>
        </p>
        <h2>{texts.t("insightTitle")}</h2>
        <p class="small">{texts.t("insightTeaser")}</p>
        <p>
          <a href={hashOf({ type: "insight" })}>{texts.t("insightOpen")}</a>
        </p>
        {complaints ? (
          <>
            <h2>{complaints.detail}</h2>
            <button class="linklike" type="button" data-act="export-remarks" onClick={() => acts.exportComplaints()}>
              {complaints.label}
            </button>
          </>
        ) : null}
      </aside>
    </div>
  );
}

function Arm({ link, on }: { readonly link: QuizLink; readonly on: boolean }): VNode {
  return (
    <a class={on ? "arm on" : "arm"} href={link.href}>
      <span>{link.label}</span>
      <span class="time">{link.detail}</span>
    </a>
  );
}

function Step({ step }: { readonly step: StepLine }): VNode {
  const state = step.done ? "done" : step.fill > 0 ? "today" : "ahead";
  return (
    <li>
      <Blaze state={state} cut={step.number - 1} number={step.number} fill={step.fill} />
      <span class="stepwords">
        <a href={step.href} dir="auto" lang={step.lang}>
          {step.title}
        </a>
        <span class="meta num">{step.detail}</span>
      </span>
      <a class="checklink" href={step.checkHref}>
        {step.checkLabel}
        <span class="vh" dir="auto" lang={step.lang}>
          {" "}
          {step.title}
        </span>
      </a>
    </li>
  );
}

export function QuizNothing({ screen }: { readonly screen: NothingScreen }): VNode {
  const [first, ...others] = screen.links;
  return (
    <div class="quiz">
      <div class="quizmain">
        <h1 class="sumtitle">{screen.title}</h1>
        <p class="lede">{screen.lede}</p>
        <div class="acts">
          {first ? (
            <a class="arm on start" href={first.href}>
              <span>
                {first.label}
                {first.detail ? <small> {first.detail}</small> : null}
              </span>
              <Icon name="arrow" flip />
            </a>
          ) : null}
          {others.map((link) => (
            <a key={link.href} class="btn" href={link.href}>
              {link.label}
            </a>
          ))}
        </div>
      </div>
    </div>
  );
}
