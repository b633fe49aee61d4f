/** What RUN.md promises an author of each engine. */
import { afterAll, describe, expect, it } from "vitest";
import type { Run } from "#shared/catalog/roadmap.ts";
import { createEngines } from "./engines.ts";
import type { Outcome } from "./engines/engine.ts";
import { splitSql } from "./engines/split-sql.ts";

const { engines, close } = createEngines();
afterAll(close);

async function run(engine: Run["engine"], code: string): Promise<Outcome> {
  return await engines[engine]({ code, options: { a: "first" } });
}

async function printedBy(engine: Run["engine"], code: string): Promise<string> {
  const outcome = await run(engine, code);
  if (outcome.type === "failed") throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome.text;
}

describe("postgresql", () => {
  it("prints rows as PostgreSQL writes values", async () => {
    const sql = "SELECT 1.50, NULL, true, 'a b', date '2026-03-01', ARRAY[1,2], 9007199254740993; SELECT 2";
    expect(await printedBy("postgresql", sql)).toBe("1.50,NULL,true,a b,2026-03-01,{1,2},9007199254740993\n2");
  });

  it("starts clean each time", async () => {
    await run("postgresql", "CREATE TABLE t (a int); SET enable_seqscan = off; BEGIN; INSERT INTO t VALUES (1)");
    const rest = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'; SHOW enable_seqscan";
    expect(await printedBy("postgresql", rest)).toBe("0\non");
  });

  it("runs statements one by one, as psql does: an earlier one survives a later rollback", async () => {
    const sql = `CREATE TABLE t (a int); INSERT INTO t VALUES (1);
      BEGIN; INSERT INTO t VALUES (2); ROLLBACK; SELECT count(*) FROM t`;
    expect(await printedBy("postgresql", sql)).toBe("1");
  });

  it("gives the SQLSTATE of a failure", async () => {
    expect(await run("postgresql", "SELECT 1; SELECT nobody")).toMatchObject({ type: "failed", code: "42703" });
  });

  it("is the version that the questions name", async () => {
    expect(await printedBy("postgresql", "SELECT split_part(version(), ' ', 2)")).toBe("18.6");
  });

  it("splits a script only where a statement ends", () => {
    const script = "SELECT ';', $$;$$, $f$ ; $$ ; $f$; -- a; b\nSELECT \"a;\" /* ; */ - 1 ;;\n";
    expect(splitSql(script)).toEqual(["SELECT ';', $$;$$, $f$ ; $$ ; $f$", 'SELECT "a;" /* ; */ - 1']);
  });
});

describe("javascript", () => {
  it("runs a module that may wait and knows the options", async () => {
    const code = 'import { EOL } from "node:os"; await null; console.log(options.a + EOL)';
    expect(await printedBy("javascript", code)).toBe("first");
  });

  it("gives the name of an error, also of one in a promise", async () => {
    expect(await run("javascript", "null.x")).toMatchObject({ type: "failed", code: "TypeError" });
    expect(await run("javascript", "Promise.reject(new RangeError())")).toMatchObject({ code: "RangeError" });
  });

  it("may write no file and start no process", async () => {
    const write = 'import { writeFileSync } from "node:fs"; writeFileSync("x.txt", "")';
    expect(await run("javascript", write)).toMatchObject({ type: "failed" });
    const start = 'import { execSync } from "node:child_process"; execSync("true")';
    expect(await run("javascript", start)).toMatchObject({ type: "failed" });
  });

  it("is ended when it does not end", { timeout: 20_000 }, async () => {
    expect(await run("javascript", "for (;;);")).toMatchObject({
      type: "failed",
      detail: "It ran longer than 10000 ms.",
    });
  });
});

describe("http", () => {
  it("has a Hono app to ask", async () => {
    const code =
      'app.get("/a", (c) => c.text("yes")); const r = await app.request("/a"); console.log(r.status, await r.text())';
    expect(await printedBy("http", code)).toBe("200 yes");
  });
});

describe("crypto", () => {
  it("has hashes, bcrypt and tokens", async () => {
    const code = `import { createHash } from "node:crypto";
      console.log(createHash("sha256").update("").digest("hex").slice(0, 8), typeof crypto.subtle);
      console.log(await bcrypt.compare("a", await bcrypt.hash("a", 4)));
      console.log((await jwt.verify(await jwt.sign({ sub: "7" }, "secret"), "secret", "HS256")).sub);`;
    expect(await printedBy("crypto", code)).toBe("e3b0c442 object\ntrue\n7");
  });
});

describe("git", () => {
  it("starts in an empty repository on main, with a name and no configuration of this machine", async () => {
    const code =
      "commit a.txt one; git log --format='%an %s'; git branch --show-current; git config --list --show-scope | cut -f1 | sort -u";
    expect(await printedBy("git", code)).toBe("Ada one\nmain\nglobal\nlocal");
  });

  it("commits a minute apart", async () => {
    expect(await printedBy("git", "commit a one; commit a two; git log --format=%ct")).toBe("1760000120\n1760000060");
  });

  it("ends at the first command that fails, with its status", async () => {
    expect(await run("git", "git switch nowhere; echo on")).toMatchObject({ type: "failed", code: "128" });
  });
});
