/** What the learner does on a quiz page. */
import type { Asked } from "#shared/quiz/asked.ts";
import { markKnown } from "#shared/domain/enrolments.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { Grade, Hold } from "#shared/domain/reviews.ts";
import { gradeOf, INTERRUPTED_MS } from "#shared/quiz/grade.ts";
import { isComplete, isRight, type Answer } from "#shared/quiz/judge.ts";
import { isoOfDay } from "#shared/std/day.ts";
import { createAnkiDesk } from "./own-cards.ts";
import { putReading } from "./reading.ts";
import { firstOrder, RATES, shownOrder } from "./question-part.ts";
import type { QuizActsDeps, QuizPageState } from "./quiz-page-state.ts";
import type { QuizActs } from "./quiz-screen.ts";
import {
  addAnswer,
  changeDraft,
  dropCurrent,
  goOn,
  isAnswered,
  isFinished,
  stopHere,
  undoLast,
  type Draft,
  type QuizSession,
} from "./quiz-session.ts";
import { topicsThatHold } from "./summary-screen.ts";

/** The question that is shown, and the session it is in. */
interface Shown {
  readonly session: QuizSession;
  readonly asked: Asked;
}

export function createQuizActs({ context, store, page, setSession, begin, retry }: QuizActsDeps): QuizActs {
  const { ports, library, undo } = context;
  const { texts, clock } = ports;
  const anki = createAnkiDesk(texts, store);

  const set = (change: Partial<QuizPageState>): void => {
    page.value = { ...page.peek(), ...change };
  };

  /** The question that waits for an answer, or null. */
  const open = (): Shown | null => {
    const { session } = page.peek();
    if (!session || isFinished(session) || isAnswered(session)) return null;
    const asked = store.state.peek()?.asked.get(session.keys[session.at] ?? "");
    return asked ? { session, asked } : null;
  };

  const keepDraft = (shown: Shown, change: Partial<Draft>, said = ""): void => {
    const ms = timeTaken(shown.session);
    const session = changeDraft(shown.session, { ms, ...change });
    // The screen is drawn from the same moment on: the time goes into the draft, and the clock begins anew.
    set({ session, shownAt: clock.now(), failed: null, said });
    ports.quizSession.write(session);
  };

  const timeTaken = ({ draft }: QuizSession): number =>
    Math.min(INTERRUPTED_MS, draft.ms + Math.max(0, clock.now() - page.peek().shownAt));

  async function give({ session, asked }: Shown, answer: Answer, grade: Grade, ms: number): Promise<void> {
    const id = idOfBytes(ports.random.bytes(16));
    const day = store.today();
    const right = grade > 1;
    const answered = addAnswer(session, { key: asked.key, review: id, day, right, grade, answer, ms });
    const written = store.answer(id, { question: asked.key, rev: asked.rev, day, grade, ms, at: clock.now() });
    set({ session: answered, failed: null, said: texts.t(right ? "quizRight" : "quizWrong") });
    ports.quizSession.write(answered);
    if (await written) return;
    const now = page.peek().session;
    const back = now?.done.at(-1)?.review === id ? undoLast(now) : null;
    if (!back) return;
    setSession(back.session);
    set({ failed: texts.t("quizNotSaved") });
  }

  const check = (shown: Shown, answer: Answer): void => {
    const { asked, session } = shown;
    if (asked.kind !== "question" || !isComplete(asked.question, answer)) return;
    const ms = timeTaken(session);
    const right = isRight(asked.question, answer);
    void give(shown, answer, gradeOf(asked.question, { right, hint: session.draft.hint, ms }), ms);
  };

  const rate = (shown: Shown, number: number): void => {
    const grade = RATES.find((one) => one.number === number)?.grade;
    if (grade !== undefined) void give(shown, { type: "unknown" }, grade, timeTaken(shown.session));
  };

  const chooseOption = (shown: Shown, number: number): void => {
    const { asked, session } = shown;
    if (asked.kind !== "question") return;
    const { question } = asked;
    if (question.type === "boolean") {
      if (number === 1 || number === 2) keepDraft(shown, { answer: { type: "statement", value: number === 1 } });
      return;
    }
    const id = shownOrder(question, session.seed)[number - 1];
    if (id === undefined || (question.type !== "single" && question.type !== "multiple")) return;
    const { answer } = session.draft;
    const before = answer?.type === "options" ? answer.ids : [];
    const toggled = before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
    keepDraft(shown, { answer: { type: "options", ids: question.type === "single" ? [id] : toggled } });
  };

  const orderOf = ({ asked, session }: Shown): Answer | null => {
    if (session.draft.answer) return session.draft.answer;
    const isOrder = asked.kind === "question" && asked.question.type === "order";
    return isOrder ? firstOrder(asked.question, session.seed) : null;
  };

  const rest = (hold: Hold["hold"], message: string): void => {
    const { session } = page.peek();
    const key = session && !isFinished(session) ? session.keys[session.at] : undefined;
    if (!session || key === undefined) return;
    const put = (of: Hold["hold"]): Promise<boolean> =>
      store.hold(idOfBytes(ports.random.bytes(16)), {
        question: key,
        hold: of,
        day: store.today(),
        at: clock.now(),
      });
    void put(hold).then((kept) => {
      if (!kept) set({ failed: texts.t("quizNotSaved") });
      return kept;
    });
    setSession(dropCurrent(session));
    undo.offer({ message, undo: () => void put("none") });
  };

  return {
    choose: (number) => {
      const shown = open();
      if (!shown) return;
      if (shown.asked.kind === "question") chooseOption(shown, number);
      else if (shown.session.draft.turned) rate(shown, number);
    },
    moveTo: (id, place) => {
      const shown = open();
      const answer = shown && orderOf(shown);
      if (!shown || answer?.type !== "order" || !answer.ids.includes(id)) return;
      const others = answer.ids.filter((other) => other !== id);
      const at = Math.max(0, Math.min(place, others.length));
      const text =
        shown.asked.kind === "question" ? shown.asked.question.options?.find((one) => one.id === id)?.text : "";
      const said = texts.t("quizMoved", text ?? "", at + 1);
      keepDraft(shown, { answer: { type: "order", ids: others.toSpliced(at, 0, id) } }, said);
    },
    type: (text) => {
      const shown = open();
      if (shown?.asked.kind === "question") keepDraft(shown, { answer: { type: "text", text } });
    },
    go: () => {
      const { session } = page.peek();
      if (session && !isFinished(session) && isAnswered(session)) {
        setSession(goOn(session));
        return;
      }
      const shown = open();
      if (!shown) return;
      const answer = orderOf(shown);
      if (shown.asked.kind === "card") keepDraft(shown, { turned: true });
      else if (answer) check(shown, answer);
    },
    dontKnow: () => {
      const shown = open();
      if (shown) void give(shown, { type: "unknown" }, 1, timeTaken(shown.session));
    },
    hint: () => {
      const shown = open();
      const hint = shown?.asked.kind === "question" ? shown.asked.question.hint : undefined;
      if (shown && hint !== undefined) keepDraft(shown, { hint: true }, hint);
    },
    undo: () => {
      if (undo.undo()) return true;
      const { session } = page.peek();
      const back = session && undoLast(session);
      if (!back) return false;
      setSession(back.session);
      set({ said: texts.t("quizUndone") });
      void store.takeBack(back.undone.review, back.undone.day).then((kept) => {
        if (!kept) set({ failed: texts.t("quizNotSaved") });
        return kept;
      });
      return true;
    },
    stop: () => {
      const { session } = page.peek();
      if (session && !isFinished(session)) setSession(stopHere(session));
    },
    again: begin,
    bury: () => rest("bury", texts.t("quizBuried")),
    suspend: () => rest("suspend", texts.t("quizSuspended")),
    complain: (text) => {
      const { session } = page.peek();
      const asked = session && store.state.peek()?.asked.get(session.keys[session.at] ?? "");
      if (!asked || text.trim() === "") return;
      const complaint = { question: asked.key, rev: asked.rev, day: store.today(), text: text.trim() };
      void store.complain(idOfBytes(ports.random.bytes(16)), complaint).then((kept) => {
        set(kept ? { complained: true } : { failed: texts.t("quizNotSaved") });
        return kept;
      });
    },
    putReading: (key) => {
      const asked = [...(store.state.peek()?.asked.values() ?? [])].find(
        ({ roadmap, topic }) => `${roadmap}/${topic}` === key,
      );
      if (asked) putReading(context, asked);
    },
    tickTopic: (id) => {
      const unticked = new Set(page.peek().unticked);
      if (!unticked.delete(id)) unticked.add(id);
      set({ unticked });
    },
    markKnown: () => {
      const { session, unticked } = page.peek();
      const state = store.state.peek();
      if (!session || !state || library.readOnly) return;
      const known = (roadmap: string, topic: string): boolean =>
        library.view
          .peek()
          .enrolments.find((one) => one.roadmap === roadmap)
          ?.known.has(topic) === true;
      const topics = topicsThatHold(session, state.asked, known).filter(({ topic }) => !unticked.has(topic));
      if (topics.length === 0) return;
      const mark = (isKnown: boolean): void =>
        library.change((doc) => {
          for (const { roadmap, topic } of topics) markKnown(doc, roadmap, topic, isKnown);
        });
      mark(true);
      set({ marked: topics.length });
      undo.offer({
        message: texts.count("quizOfferMarked", topics.length),
        undo: () => {
          mark(false);
          set({ marked: null });
        },
      });
    },
    exportCards: () => {
      const { name, text, said } = anki.write();
      ports.download(name, text);
      set({ ownSaid: said });
    },
    importCards: (text) => {
      void anki.read(text).then((said) => {
        set({ ownSaid: said });
        return said;
      });
    },
    exportComplaints: () => {
      const complaints = [...(store.state.peek()?.log.complaints.values() ?? [])].map(({ day, ...rest_ }) => ({
        ...rest_,
        day: isoOfDay(day),
      }));
      ports.download("waymark-remarks.json", `${JSON.stringify(complaints, null, 2)}\n`);
    },
    retry,
  };
}
