/** The banner above a day. Drawn in the first frame too, so it is a plain function of its view model. */
import type { VNode } from "preact";
import type { Banner } from "#ext/app/planning/banner.ts";
import { Blaze } from "#ext/ui/kit/blaze.tsx";
import { unreachable } from "#shared/std/assert.ts";
import type { TodayActions } from "./today-actions.ts";

export interface BannerProps {
  readonly banner: Banner;
  /** The step that the mark before the sentence shows. */
  readonly step: { readonly number: number; readonly fill: number };
  readonly act: Pick<TodayActions, "acceptDates" | "undoDates">;
}

export function BannerView({ banner, step, act }: BannerProps): VNode {
  return (
    <div class="bannerwrap">
      <section class="banner" aria-label={banner.label} data-banner={banner.type}>
        <span class="ico">
          <Blaze state="today" number={step.number} fill={step.fill} />
        </span>
        <div>
          <h2>{banner.title}</h2>
          <BannerText banner={banner} />
        </div>
        <div class="row">
          <BannerActs banner={banner} act={act} />
        </div>
      </section>
    </div>
  );
}

function BannerText({ banner }: Pick<BannerProps, "banner">): VNode {
  if (banner.type !== "ask") return <p class="small">{banner.note}</p>;
  return (
    <p class="small">
      {banner.finish} <del class="num">{banner.before}</del> <span class="moved num">{banner.after}</span>.{" "}
      {banner.note}
    </p>
  );
}

function BannerActs({ banner, act }: Pick<BannerProps, "banner" | "act">): VNode {
  switch (banner.type) {
    case "ask":
      return (
        <>
          <button class="btn go" type="button" data-act="accept-dates" onClick={() => act.acceptDates()}>
            {banner.accept} <kbd>A</kbd>
          </button>
          <a class="btn quiet" href={banner.href}>
            {banner.see}
          </a>
        </>
      );
    case "moved":
      return (
        <button class="btn" type="button" data-act="undo-dates" onClick={() => act.undoDates()}>
          {banner.undo} <kbd>U</kbd>
        </button>
      );
    case "stuck":
      return (
        <a class="btn" href={banner.href}>
          {banner.act}
        </a>
      );
    default:
      return unreachable(banner);
  }
}
