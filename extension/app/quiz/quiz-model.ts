/** One quiz page: what it shows, and what the learner does there. A reload resumes at the same question and order. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { idOfBytes, keyOf } from "#shared/domain/ids.ts";
import type { Asked } from "#shared/quiz/asked.ts";
import { queueOf, type QuizWhat } from "#shared/quiz/queue.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Day } from "#shared/std/day.ts";
import type { AppContext } from "#ext/app/app-context.ts";
import { hashOf } from "#ext/app/route.ts";
import { homeScreen, nothingScreen, type HomeInput } from "./home-screen.ts";
import { questionScreen } from "./question-screen.ts";
import { createQuizActs } from "./quiz-acts.ts";
import type { QuizContext } from "./quiz-context.ts";
import type { QuizActs, QuizPage, QuizScreen, Reading } from "./quiz-screen.ts";
import { beginSession, isFinished, resumeSession, type QuizSession } from "./quiz-session.ts";
import type { QuizPageState } from "./quiz-page-state.ts";
import { queueInputOf } from "./quiz-sitting.ts";
import type { QuizState } from "./quiz-state.ts";
import { createQuizStore } from "./quiz-store.ts";
import { langOf, nameOfQuiz } from "./quiz-words.ts";
import { readingOf } from "./reading.ts";
import { summaryScreen } from "./summary-screen.ts";

export interface QuizModel {
  readonly page: ReadonlySignal<QuizPage>;
  readonly acts: QuizActs;
  /** Begins to load; returns the way to take the page down. */
  start(): () => void;
}

const FRESH = { failed: null, complained: false, unticked: new Set<string>(), marked: null, said: "", ownSaid: null };

export function createQuizModel(context: QuizContext, what: QuizWhat | null): QuizModel {
  const { ports, library } = context;
  const { texts } = ports;
  const store = createQuizStore(context);
  const phase = signal<"loading" | "ready" | "fault">("loading");
  const page = signal<QuizPageState>({ ...FRESH, session: null, shownAt: 0 });
  const address = hashOf({ type: "quiz", what });

  const newSession = (state: QuizState): QuizSession | null => {
    if (what === null) return null;
    const seed = idOfBytes(ports.random.bytes(8));
    const keys = queueOf(what, queueInputOf(state, library.view.peek(), store.roadmaps.peek())(seed));
    return keys.length === 0 ? null : beginSession({ address, day: state.today, seed, keys });
  };

  const setSession = (session: QuizSession | null): void => {
    page.value = { ...page.peek(), ...FRESH, session, shownAt: ports.clock.now() };
    ports.quizSession.write(session);
  };

  const begin = (): void => {
    const state = store.state.peek();
    if (state) setSession(newSession(state));
  };

  async function load(): Promise<void> {
    phase.value = "loading";
    const loaded = await store.load(what && "roadmap" in what ? what.roadmap : null);
    const state = store.state.peek();
    if (!loaded || !state) {
      phase.value = "fault";
      return;
    }
    if (what !== null) {
      const stored = ports.quizSession.read(address);
      const resumed = resumeSession(stored, address, state.today, (key) => state.asked.has(key));
      setSession(resumed ?? newSession(state));
    }
    phase.value = "ready";
  }

  const screen = computed((): QuizScreen | null => {
    const state = store.state.value;
    if (!state) return null;
    const now = page.value;
    const roadmaps = store.roadmaps.value;
    const queueInput = queueInputOf(state, library.view.value, roadmaps);
    const home: HomeInput = { texts, state, roadmaps, own: store.own.value, queueInput, said: now.ownSaid };
    if (what === null) return homeScreen(home);
    const { session } = now;
    if (session === null || session.keys.length === 0) return nothingScreen(home, what);
    const name = nameOfQuiz(texts, what, roadmaps);
    const due = new Map(state.cards.map((card): [string, Day] => [card.key, card.due]));
    const canUndo = session.done.length > 0;
    const read = (asked: Asked): Reading | null => readingOf(context, asked);
    const shown = { texts, name, session, canUndo, failed: now.failed, today: state.today, readingOf: read };
    const asked = isFinished(session) ? undefined : state.asked.get(session.keys[session.at] ?? "");
    if (asked) {
      const { complained, said } = now;
      const lang = langOf(asked, roadmaps);
      return questionScreen({ ...shown, asked, lang, due: due.get(asked.key) ?? null, complained, said });
    }
    return summaryScreen({
      ...shown,
      what,
      asked: state.asked,
      roadmaps,
      due,
      hasMore: queueOf(what, queueInput(session.seed)).length > 0,
      isWalked: (roadmap, topic) => isWalkedOrKnown(context, roadmap, topic),
      unticked: now.unticked,
      marked: now.marked,
    });
  });

  return {
    page: computed((): QuizPage => {
      switch (phase.value) {
        case "loading":
          return { type: "loading" };
        case "fault":
          return {
            type: "fault",
            title: texts.t("quizFaultTitle"),
            lede: texts.t("quizFaultLede"),
            retryLabel: texts.t("quizRetry"),
          };
        case "ready":
          return screen.value ? { type: "ready", screen: screen.value } : { type: "loading" };
        default:
          return unreachable(phase.value);
      }
    }),
    acts: createQuizActs({ context, store, page, setSession, begin, retry: () => void load() }),
    start: () => {
      void load();
      return () => {
        store.dispose();
        // Left for another page, and not by a reload: whoever comes back wants to be asked again.
        ports.quizSession.forgetFinished();
      };
    },
  };
}

function isWalkedOrKnown({ library }: AppContext, roadmap: string, topic: string): boolean {
  const view = library.view.value;
  const state = view.progress.get(keyOf(roadmap, topic))?.state;
  const known = view.enrolments.find((one) => one.roadmap === roadmap)?.known;
  return state === "done" || state === "skipped" || known?.has(topic) === true;
}
