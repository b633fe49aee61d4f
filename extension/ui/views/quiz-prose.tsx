/** A line of a question: plain text, with code between backticks. */
import type { VNode } from "preact";

const CODE = /`([^`]+)`/g;

export function QuizProse({ text }: { readonly text: string }): VNode {
  const parts = text.split(CODE);
  // Split at a group: every second part is code.
  return <>{parts.map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>))}</>;
}
