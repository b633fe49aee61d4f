/** Pages beside today. Each comes with its views and its stylesheet when an address first asks for it. */
import { render, type VNode } from "preact";
import type { Route } from "#ext/app/route.ts";
import type { PageModel } from "#ext/app/today/page-model.ts";
import { unreachable } from "#shared/std/assert.ts";

/** Every address but the day's own. */
export type PageRoute = Exclude<Route, { readonly type: "today" }>;

export interface PageAt {
  readonly page: Document;
  readonly route: PageRoute;
  readonly model: PageModel;
  readonly at: HTMLElement;
}

interface Loaded {
  readonly title: string;
  readonly view: VNode;
}

/** Draws the page of an address, unless another one was opened while it was loading. */
export async function showPage({ page, route, model, at }: PageAt): Promise<void> {
  const asked = page.defaultView?.location.hash;
  const { title, view } = await load(route, model);
  if (page.documentElement.dataset["state"] !== "page" || page.defaultView?.location.hash !== asked) return;
  page.title = title;
  render(view, at);
}

async function load(route: PageRoute, model: PageModel): Promise<Loaded> {
  const { context } = model;
  const { texts } = context.ports;
  switch (route.type) {
    case "roadmaps":
    case "own":
    case "roadmap":
    case "step":
    case "notes":
    case "note": {
      const { ReaderPage, readerTitle } = await import("#ext/ui/views/reader-page.tsx");
      const view = <ReaderPage key={JSON.stringify(route)} route={route} context={context} />;
      return { title: readerTitle(route, context), view };
    }
    case "plan": {
      const { PlanPageView } = await import("#ext/ui/views/plan-page.tsx");
      return { title: texts.t("pageTitle", texts.t("navPlan")), view: <PlanPageView key="plan" context={context} /> };
    }
    case "quiz": {
      const { QuizPage } = await import("#ext/ui/views/quiz-page.tsx");
      const view = <QuizPage key={JSON.stringify(route)} what={route.what} context={context} />;
      return { title: texts.t("pageTitle", texts.t("navQuiz")), view };
    }
    case "insight": {
      const { InsightPage } = await import("#ext/ui/views/insight-page.tsx");
      return {
        title: texts.t("pageTitle", texts.t("insightTitle")),
        view: <InsightPage key="insight" context={context} />,
      };
    }
    case "cards": {
      const { CardsPage } = await import("#ext/ui/views/cards-page.tsx");
      return { title: texts.t("pageTitle", texts.t("cardsTitle")), view: <CardsPage key="cards" context={context} /> };
    }
    case "replan": {
      const { ReplanPage } = await import("#ext/ui/views/replan-page.tsx");
      return { title: texts.t("pageTitle", texts.t("replanTitle")), view: <ReplanPage key="replan" model={model} /> };
    }
    case "start": {
      const { OnboardingPage } = await import("#ext/ui/views/onboarding-page.tsx");
      const { roadmap: id = model.today.roadmap.id } = route;
      const roadmap = await model.living.outline(id);
      // The reader says that it is not there.
      if (!roadmap) return await load({ type: "roadmap", roadmap: id }, model);
      const view = <OnboardingPage key={`start/${id}`} model={model} roadmap={roadmap} />;
      return { title: texts.t("pageTitle", texts.t("startTitle")), view };
    }
    default:
      return unreachable(route);
  }
}
