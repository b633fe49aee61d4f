// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginAnew, openLibrary, type LibraryDeps, type OpenedLibrary } from "#ext/app/library/open-library.ts";
import { replaceSecret } from "#ext/app/library/replace-secret.ts";
import { journalSource } from "#ext/app/library/restore.ts";
import { listDoc } from "#shared/domain/household.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { readProgress, setMark } from "#shared/domain/progress.ts";
import { addReview, readReviews } from "#shared/domain/reviews.ts";
import { unwrap } from "#shared/std/result.ts";
import { createTestBrowser, type TestBrowser, type TestContext } from "#test/extension/platform/storage/contexts.ts";

const REVIEWS = "reviews/2026-11";

let browser: TestBrowser;
beforeEach(async () => {
  browser = await createTestBrowser(false);
});
afterEach(() => browser.close());

function depsOf(context: TestContext): LibraryDeps {
  return { ...context, sources: [journalSource(context.journal)] };
}

/** A library with one tick, and one review in a second doc. Answers after both are shown as saved. */
async function begunLibrary(): Promise<void> {
  const context = browser.context();
  const opened = await openLibrary(depsOf(context));
  if (opened.type !== "fresh") throw new Error(opened.type);
  setMark(opened.library.doc, "backend-developer/http", { state: "done", day: 20_000, rev: 1 });
  listDoc(opened.library.doc, REVIEWS);
  unwrap(await opened.library.saved());
  const reviews = unwrap(await context.docs.open(REVIEWS));
  addReview(reviews.doc, "r1", { question: "q", rev: 1, day: 20_000, grade: 3, ms: 900, at: 1 });
  unwrap(await reviews.saved());
  await context.docs.close();
}

async function ticksOf(context: TestContext): Promise<string[]> {
  const library = unwrap(await context.docs.open(LIBRARY));
  return [...readProgress(library.doc).keys()];
}

async function reviewCountOf(context: TestContext): Promise<number> {
  return readReviews(unwrap(await context.docs.open(REVIEWS)).doc).size;
}

async function deleteDatabase(name: string): Promise<void> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", resolve);
    request.addEventListener("error", reject);
  });
}

describe("opening the library", () => {
  it("begins a library where nothing ever was, and finds it the next time", async () => {
    await begunLibrary();
    const context = browser.context();
    expect((await openLibrary(depsOf(context))).type).toBe("present");
    expect(await ticksOf(context)).toEqual(["backend-developer/http"]);
  });

  it("begins one library when two contexts start at once", async () => {
    const types = await Promise.all([1, 2].map(async () => (await openLibrary(depsOf(browser.context()))).type));
    expect(types.sort()).toEqual(["fresh", "present"]);
  });

  it("keeps the root secret out of storage.local, where other scripts of the extension's pages could read it", async () => {
    await begunLibrary();
    const { files } = await browser.context().safety.read();
    const secret = files.ok ? files.value?.rootSecret : null;
    expect(secret).toHaveLength(16);
    expect([...browser.storage.texts.values()].join()).not.toContain(Buffer.from(secret ?? []).toString("hex"));
  });

  it("restores every doc from the journal when all databases are gone, and says how much", async () => {
    await begunLibrary();
    browser.wipeDatabases();
    const context = browser.context();
    const opened = await openLibrary(depsOf(context));
    expect(opened).toMatchObject({ type: "restored", docs: 2, newest: context.clock.now(), unreadable: 0 });
    expect(await ticksOf(context)).toEqual(["backend-developer/http"]);
    expect(await reviewCountOf(context)).toBe(1);
    const next = browser.context();
    expect((await openLibrary(depsOf(next))).type).toBe("present");
  });

  it("restores when only the file remembers that there was a library", async () => {
    await begunLibrary();
    browser.storage.texts.delete("library");
    browser.wipeDatabases();
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("restored");
  });

  it("takes it for a loss when no mark is left and the journal has entries", async () => {
    await begunLibrary();
    browser.storage.texts.delete("library");
    browser.files.files.clear();
    browser.wipeDatabases();
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("lost");
  });

  it("takes it for a loss when the mark is left and the journal is gone", async () => {
    await begunLibrary();
    for (const key of browser.storage.texts.keys()) {
      if (key.startsWith("journal/")) browser.storage.texts.delete(key);
    }
    browser.wipeDatabases();
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("lost");
  });

  it("restores a single doc that the library lists and that is gone", async () => {
    await begunLibrary();
    await deleteDatabase(`waymark/doc/${REVIEWS}`);
    const context = browser.context();
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "restored", docs: 1 });
    expect(await reviewCountOf(context)).toBe(1);
  });

  it("restores the readable entries when others are spoiled, and counts those", async () => {
    await begunLibrary();
    const key = [...browser.storage.texts.keys()].find((name) => name.startsWith(`journal/${REVIEWS}`)) ?? "";
    browser.storage.texts.set(key, (browser.storage.texts.get(key) ?? "").slice(4));
    browser.wipeDatabases();
    const context = browser.context();
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "restored", docs: 1, unreadable: 1 });
    expect(await ticksOf(context)).toEqual(["backend-developer/http"]);
  });

  it("says that a library was lost when no copy can be read, and begins anew only when told to", async () => {
    await begunLibrary();
    browser.wipeDatabases();
    browser.files.files.clear();
    const context = browser.context();
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "lost", unreadable: expect.any(Number) });
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "lost", unreadable: expect.any(Number) });
    expect((await beginAnew(depsOf(context))).type).toBe("fresh");
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("present");
  });

  it("takes another library's database for a loss and brings our own docs back", async () => {
    await begunLibrary();
    browser.wipeDatabases();
    const stranger = await createTestBrowser(false);
    const foreign = stranger.context();
    await openLibrary(depsOf(foreign));
    await stranger.close();
    const context = browser.context();
    expect((await openLibrary(depsOf(context))).type).toBe("restored");
    expect(await ticksOf(context)).toEqual(["backend-developer/http"]);
  });

  it("writes the marks again when they are gone and the docs are there", async () => {
    await begunLibrary();
    browser.files.files.clear();
    browser.storage.texts.delete("library");
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("present");
    const { local, files } = await browser.context().safety.read();
    expect([local, files]).toMatchObject([{ value: { begun: true } }, { value: { begun: true } }]);
  });

  it("writes the journal anew when the secret that sealed it is gone everywhere", async () => {
    await begunLibrary();
    browser.files.files.clear();
    const whole = unwrap((await browser.context().safety.read()).database);
    expect(whole?.rootSecret).toHaveLength(16);
    await new Promise((resolve) => {
      const request = indexedDB.open("waymark/doc/library");
      request.onsuccess = () => {
        const transaction = request.result.transaction("custom", "readwrite");
        transaction.objectStore("custom").clear();
        transaction.oncomplete = resolve;
        request.result.close();
      };
    });
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("present");
    await browser.close();
    browser.wipeDatabases();
    const context = browser.context();
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "restored", docs: 2 });
    expect(await ticksOf(context)).toEqual(["backend-developer/http"]);
  });
});

describe("another root secret", () => {
  it("seals what every context writes from then on, so that a loss brings all of it back", async () => {
    await begunLibrary();
    const [here, there] = [browser.context(), browser.context()];
    for (const context of [here, there]) await openLibrary(depsOf(context));
    const elsewhere = unwrap(await there.docs.open(LIBRARY));
    setMark(elsewhere.doc, "backend-developer/dns", { state: "done", day: 20_000, rev: 1 });
    unwrap(await elsewhere.saved());
    const libraryId = unwrap((await here.safety.read()).local)?.libraryId ?? "";
    unwrap(await replaceSecret(here, { libraryId, rootSecret: new Uint8Array(16).fill(9) }));
    setMark(elsewhere.doc, "backend-developer/tls", { state: "done", day: 20_000, rev: 1 });
    unwrap(await elsewhere.saved());
    await browser.close();
    browser.wipeDatabases();
    const context = browser.context();
    expect(await openLibrary(depsOf(context))).toMatchObject({ type: "restored", docs: 2 });
    expect(await ticksOf(context)).toHaveLength(3);
  });
});

describe("a storage that does not answer", () => {
  it.each(["storage", "files"] as const)("is a fault and never a fresh start: %s", async (place) => {
    browser[place].fault = new DOMException("no", "UnknownError");
    expect(await openLibrary(depsOf(browser.context()))).toEqual({ type: "fault", detail: "UnknownError" });
    browser[place].fault = null;
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("fresh");
  });

  it("is a fault when storage.local lists its keys and does not give their texts", async () => {
    await begunLibrary();
    const get = browser.storage.get.bind(browser.storage);
    browser.storage.get = () => Promise.reject(new DOMException("no", "UnknownError"));
    expect(await openLibrary(depsOf(browser.context()))).toEqual({ type: "fault", detail: "UnknownError" });
    browser.storage.get = get;
  });

  it("is a fault when the databases cannot be opened", async () => {
    await begunLibrary();
    const { indexedDB: real } = globalThis;
    Object.defineProperty(globalThis, "indexedDB", {
      configurable: true,
      writable: true,
      value: {
        open: () => {
          throw new DOMException("refused", "SecurityError");
        },
        databases: () => Promise.reject(new DOMException("refused", "SecurityError")),
      },
    });
    expect(await openLibrary(depsOf(browser.context()))).toEqual({ type: "fault", detail: "SecurityError" });
    globalThis.indexedDB = real;
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("present");
  });

  it("is a fault within the time limit when a database never opens", async () => {
    const { indexedDB: real } = globalThis;
    Object.defineProperty(globalThis, "indexedDB", {
      configurable: true,
      writable: true,
      value: { open: () => new EventTarget(), databases: () => new Promise(() => undefined) },
    });
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("fault");
    globalThis.indexedDB = real;
  });

  it("goes on when only the files are silent and the database holds the secret", async () => {
    await begunLibrary();
    browser.files.fault = new DOMException("no", "SecurityError");
    expect((await openLibrary(depsOf(browser.context()))).type).toBe("present");
  });
});

describe("a page that may not see the library's storage", () => {
  function depsWithElsewhere(answer: OpenedLibrary | null): { readonly deps: LibraryDeps; readonly asked: string[] } {
    const asked: string[] = [];
    const elsewhere = (act: string): Promise<OpenedLibrary | null> => {
      asked.push(act);
      return Promise.resolve(answer);
    };
    return { deps: { ...depsOf(browser.context()), elsewhere }, asked };
  }

  it("asks nobody while the library is whole here", async () => {
    await begunLibrary();
    const { deps, asked } = depsWithElsewhere({ type: "lost", unreadable: 0 });
    expect((await openLibrary(deps)).type).toBe("present");
    expect(asked).toEqual([]);
  });

  it("takes what was opened elsewhere, and makes nothing and brings nothing back here", async () => {
    await begunLibrary();
    browser.wipeDatabases();
    const before = await browser.storage.get(["library"]);
    const { deps, asked } = depsWithElsewhere({ type: "lost", unreadable: 0 });
    expect(await openLibrary(deps)).toEqual({ type: "lost", unreadable: 0 });
    expect(await beginAnew(deps)).toEqual({ type: "lost", unreadable: 0 });
    expect(asked).toEqual(["open", "begin-anew"]);
    expect(await browser.storage.get(["library"])).toEqual(before);
    expect(await ticksOf(browser.context())).toEqual([]);
  });

  it("begins its library when that is here", async () => {
    const { deps, asked } = depsWithElsewhere(null);
    expect((await openLibrary(deps)).type).toBe("fresh");
    expect(asked).toEqual(["open"]);
  });
});
