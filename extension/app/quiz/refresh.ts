/**
 * Works the card cache out anew from the docs: after sync or an import wrote reviews, and on the first page of a day.
 */
import type { AppContext } from "#ext/app/app-context.ts";
import { createQuizStore } from "./quiz-store.ts";

/** False when storage did not answer; nothing is changed then. */
export async function refreshCardCache(context: Pick<AppContext, "ports" | "library">): Promise<boolean> {
  const store = createQuizStore(context);
  try {
    return await store.load(null);
  } finally {
    store.dispose();
  }
}
