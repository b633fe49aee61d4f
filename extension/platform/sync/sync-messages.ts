/** Sync's line between our pages and the background. Who sends is checked before what is sent. */
import * as v from "valibot";
import { browser } from "wxt/browser";
import type { Door } from "#ext/app/sync/door.ts";
import type { SyncDesk } from "#ext/app/sync/sync-desk.ts";
import type { SyncService } from "#ext/app/sync/sync-service.ts";
import type { LocalError } from "#shared/sync/ports.ts";
import { unreachable } from "#shared/std/assert.ts";
import { isOwnPage } from "../messages.ts";
import { RING_HEARD } from "./page-ring.ts";
import {
  DoorSchema,
  NewsSchema,
  OffAnswerSchema,
  OnAnswerSchema,
  OverviewAnswerSchema,
  PreviewAnswerSchema,
  SyncRequestSchema,
  WordsAnswerSchema,
  type SyncRequest,
} from "./sync-schemas.ts";

/** Answers for the background. Must be called while it starts, so that a message wakes it. */
export function serveSync(service: SyncService): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    if (!isOwnPage(sender)) return false;
    const request = v.safeParse(SyncRequestSchema, message);
    if (!request.success) return false;
    void respondTo(service, request.output, respond);
    return true;
  });
  service.onOverview((overview) => {
    // Nobody listens when no page is open.
    void browser.runtime.sendMessage({ type: "sync/news", overview }).catch(() => undefined);
  });
}

async function respondTo(
  service: SyncService,
  request: SyncRequest,
  respond: (answer: unknown) => void,
): Promise<void> {
  try {
    respond(await answerTo(service, request));
  } catch (error) {
    // A bug: the page says that it did not work, the log says why.
    respond(null);
    throw error;
  }
}

async function answerTo(service: SyncService, request: SyncRequest): Promise<unknown> {
  switch (request.type) {
    case "sync/overview":
      return service.overview();
    case "sync/words":
      return service.words();
    case "sync/now":
      return service.syncNow();
    case "sync/leave":
      return service.leave();
    case "sync/delete-space":
      return service.deleteSpace();
    case "sync/door":
      return service.door();
    case "sync/ring":
      await service.ring();
      return RING_HEARD;
    case "sync/bell":
      return service.bell(request.head);
    case "sync/create":
      return service.create(request.address, request.invite);
    case "sync/preview":
      return service.preview(request.pairing);
    case "sync/join":
      return service.join(request.pairing);
    case "sync/rename":
      return service.renameDevice(request.name);
    default:
      return unreachable(request);
  }
}

/** The background's desk, for a page. */
export function createSyncClient(): SyncDesk {
  return {
    overview: () => ask({ type: "sync/overview" }, OverviewAnswerSchema),
    onOverview(listener) {
      const hear = (message: unknown, sender: Parameters<typeof isOwnPage>[0]): void => {
        const news = isOwnPage(sender) ? v.safeParse(NewsSchema, message) : null;
        if (news?.success) listener(news.output.overview);
      };
      browser.runtime.onMessage.addListener(hear);
      return () => browser.runtime.onMessage.removeListener(hear);
    },
    create: (address, invite) => ask({ type: "sync/create", address, invite }, OnAnswerSchema),
    words: () => ask({ type: "sync/words" }, WordsAnswerSchema),
    preview: (pairing) => ask({ type: "sync/preview", pairing }, PreviewAnswerSchema),
    join: (pairing) => ask({ type: "sync/join", pairing }, OnAnswerSchema),
    syncNow: () => ask({ type: "sync/now" }, OverviewAnswerSchema),
    leave: () => ask({ type: "sync/leave" }, OffAnswerSchema),
    deleteSpace: () => ask({ type: "sync/delete-space" }, OffAnswerSchema),
    renameDevice: (name) => ask({ type: "sync/rename", name }, OverviewAnswerSchema),
  };
}

/** The doorbell to stand at; null while sync is off, or the background does not answer. */
export async function askDoor(): Promise<Door | null> {
  const door = await ask({ type: "sync/door" }, DoorSchema);
  return door !== null && "url" in door ? door : null;
}

/** The relay rang with its head, or (null) it is not heard any more. */
export function passBell(head: number | null): void {
  // A bell that nobody hears is made good by the next alarm.
  void browser.runtime.sendMessage({ type: "sync/bell", head }).catch(() => undefined);
}

async function ask<T>(request: SyncRequest, schema: v.GenericSchema<unknown, T>): Promise<T | LocalError> {
  try {
    const answer = v.safeParse(schema, await browser.runtime.sendMessage(request));
    return answer.success ? answer.output : silent("no answer that is understood");
  } catch (error) {
    return silent(String(error));
  }
}

function silent(detail: string): LocalError {
  return { type: "storage-unavailable", detail: `background: ${detail}` };
}
