/**
 * The one line between our pages and the background. Requests are a closed union; who sends is checked before what is
 * sent: scripts in web pages and other extensions get no answer.
 */
import * as v from "valibot";
import { browser, type Browser } from "wxt/browser";
import type { SaveDesk } from "#ext/app/save/save-desk.ts";
import type { SaveError } from "#shared/ports.ts";
import { unreachable } from "#shared/std/assert.ts";
import {
  AddWholeAnswerSchema,
  DropWholeAnswerSchema,
  FindAnswerSchema,
  MoveAnswerSchema,
  RequestSchema,
  SaveAnswerSchema,
  TargetsAnswerSchema,
  TrashAnswerSchema,
  type DeskRequest,
} from "./desk-schemas.ts";

/** Answers for the background. Must be called while it starts, so that a message wakes it. */
export function serveDesk(desk: SaveDesk): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    if (!isOwnPage(sender)) return false;
    const request = v.safeParse(RequestSchema, message);
    if (!request.success) return false;
    void respondTo(desk, request.output, respond);
    return true;
  });
}

/** True for the pages of this extension, and for nothing that runs in a web page. */
export function isOwnPage(sender: Pick<Browser.runtime.MessageSender, "id" | "url">): boolean {
  return sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL("/")) === true;
}

async function respondTo(desk: SaveDesk, request: DeskRequest, respond: (answer: unknown) => void): Promise<void> {
  try {
    respond(await answerTo(desk, request));
  } catch (error) {
    // A bug, or a database that failed below the note index: the page says that saving failed, the log says why.
    respond(null);
    throw error;
  }
}

function answerTo(desk: SaveDesk, request: DeskRequest): Promise<unknown> {
  switch (request.type) {
    case "targets":
      return desk.targets();
    case "find":
      return desk.find(request.page);
    case "save":
      return desk.save(request.input);
    case "move":
      return desk.move(request.note, request.target);
    case "add-whole":
      return desk.addWhole(request.note, request.page);
    case "drop-whole":
      return desk.dropWhole(request.note, request.before);
    case "trash":
      return desk.trash(request.note);
    default:
      return unreachable(request);
  }
}

/** The background's desk, for a page. */
export function createDeskClient(): SaveDesk {
  return {
    targets: () => ask({ type: "targets" }, TargetsAnswerSchema),
    find: (page) => ask({ type: "find", page }, FindAnswerSchema),
    save: (input) => ask({ type: "save", input }, SaveAnswerSchema),
    move: (note, target) => ask({ type: "move", note, target }, MoveAnswerSchema),
    addWhole: (note, page) => ask({ type: "add-whole", note, page }, AddWholeAnswerSchema),
    dropWhole: (note, before) => ask({ type: "drop-whole", note, before }, DropWholeAnswerSchema),
    trash: (note) => ask({ type: "trash", note }, TrashAnswerSchema),
  };
}

async function ask<T>(request: DeskRequest, schema: v.GenericSchema<unknown, T>): Promise<T | SaveError> {
  try {
    const answer = v.safeParse(schema, await browser.runtime.sendMessage(request));
    return answer.success ? answer.output : silent("no answer that is understood");
  } catch (error) {
    return silent(String(error));
  }
}

function silent(detail: string): SaveError {
  return { type: "save-failed", detail: `background: ${detail}` };
}
