/** Steps that the learner knows, and below them a self-check of each: untick what would not work today. */
import type { VNode } from "preact";
import type { KnownStep } from "#ext/app/onboarding/onboarding-screen.ts";
import { Icon } from "#ext/ui/kit/icon.tsx";
import type { OnboardingPartProps } from "./onboarding-page.tsx";

export function KnownSteps({ screen, onboarding, texts }: OnboardingPartProps): VNode {
  return (
    <>
      <p class="label sub" id="known">
        {texts.t("startKnown")}
      </p>
      <div class="know" role="group" aria-labelledby="known">
        {screen.steps.map((step) => (
          <label class="choice" key={step.id}>
            <input
              type="checkbox"
              checked={step.known}
              data-step={step.id}
              onChange={() => onboarding.toggleStep(step.id)}
            />
            <span dir="auto">{step.title}</span>
            {step.known ? <span class="meta num">{step.count}</span> : null}
            <Icon name="tick" />
          </label>
        ))}
      </div>
      <p class="meta after">{texts.t("startKnownText")}</p>
      {screen.steps
        .filter((step) => step.known)
        .map((step) => (
          <Checks
            key={step.id}
            step={step}
            label={texts.t("startCheck", step.title)}
            onToggle={(topic) => onboarding.toggleTopic(topic)}
          />
        ))}
    </>
  );
}

interface ChecksProps {
  readonly step: KnownStep;
  readonly label: string;
  readonly onToggle: (topic: string) => void;
}

function Checks({ step, label, onToggle }: ChecksProps): VNode {
  return (
    <div class="selfcheck" role="group" aria-label={label}>
      <p class="label">{label}</p>
      <ul class="tasks">
        {step.checks.map((check) => (
          <li key={check.topic}>
            <label class="check">
              <input
                type="checkbox"
                aria-label={check.outcome === "" ? check.title : check.outcome}
                checked={check.known}
                data-topic={check.topic}
                onChange={() => onToggle(check.topic)}
              />
              <span class="o">
                <Icon name="tick" />
              </span>
            </label>
            <div class="task-body">
              <span class="t" dir="auto">
                {check.title}
              </span>
              <span class="small">
                <span dir="auto">{check.outcome}</span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
