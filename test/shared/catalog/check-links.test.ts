/** The link check against a real server on loopback; no page of the internet is asked here. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkLinks, type LinksReport } from "#ext/build/check-links.ts";
import { fetchLink } from "#ext/build/fetch-link.ts";
import { readRoadmapFolder } from "#ext/build/read-roadmap.ts";

const LIMITS = { timeoutMs: 400, mostBytes: 10_000 };

let server: Server;
let origin: string;
let catalog: string;
let seen: { readonly path: string; readonly cookie: string | undefined; readonly method: string | undefined }[];
let sent: number;

beforeEach(async () => {
  seen = [];
  sent = 0;
  server = createServer((request, response) => {
    seen.push({ path: request.url ?? "", cookie: request.headers.cookie, method: request.method });
    switch (request.url ?? "") {
      case "/gone":
        response.writeHead(404).end("no");
        break;
      case "/moved":
        response.writeHead(301, { location: "/good", "set-cookie": "a=b" }).end();
        break;
      case "/slow":
        break;
      case "/endless": {
        response.writeHead(200);
        const more = (): void => {
          while (!response.destroyed && response.write("x".repeat(1000))) sent += 1000;
        };
        response.on("drain", more);
        more();
        break;
      }
      default:
        response.writeHead(200, { "content-type": "text/html" }).end("<p>here");
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
  catalog = await mkdtemp(join(tmpdir(), "waymark-links-"));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(catalog, { recursive: true });
});

describe("one address", () => {
  it.each([
    ["/good", { type: "ok", status: 200, movedTo: null }],
    ["/good#part", { type: "ok", status: 200, movedTo: null }],
    ["/gone", { type: "status", status: 404 }],
    ["/slow", { type: "timeout" }],
  ])("%s", async (path, answer) => {
    expect(await fetchLink(`${origin}${path}`, LIMITS)).toEqual(answer);
  });

  it("is followed where it moved to, and takes no cookie along", async () => {
    expect(await fetchLink(`${origin}/moved`, LIMITS)).toEqual({ type: "ok", status: 200, movedTo: `${origin}/good` });
    expect(seen).toEqual([
      { path: "/moved", cookie: undefined, method: "GET" },
      { path: "/good", cookie: undefined, method: "GET" },
    ]);
  });

  it("is not read to an end that never comes", async () => {
    expect(await fetchLink(`${origin}/endless`, { ...LIMITS, timeoutMs: 5000 })).toMatchObject({ type: "ok" });
    expect(sent).toBeLessThan(20_000_000);
  });

  it("may belong to nobody", async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    expect(await fetchLink(`${origin}/good`, LIMITS)).toMatchObject({ type: "unreachable" });
  });
});

describe("a catalog", () => {
  const step = (): string => `# A comment stays.
id: one
title: Step one
description: The first.
topics:
  - id: one.a
    rev: 1
    title: Topic A
    minutes: 25
    resources:
      - title: Good
        url: ${origin}/good
        kind: guide
        minutes: 15
      - title: "Moved: with a mark"
        url: "${origin}/moved"
        kind: spec
        checked: "2020-01"
      - title: Gone
        url: ${origin}/gone
        kind: guide
        checked: "2020-01"

    tasks:
      - id: one.a.t1
        do: Try A
        accept: [A works.]
        minutes: 10
`;
  let said: string[];
  async function run(write: boolean): Promise<LinksReport> {
    await mkdir(join(catalog, "small"), { recursive: true });
    const top =
      "format: waymark-roadmap\nversion: 1\nid: small\nrevision: 1\ntitle: Small\nlang: en\nlicense: CC0\nsteps: [one.yaml]\n";
    await writeFile(join(catalog, "small/roadmap.yaml"), top);
    await writeFile(join(catalog, "small/one.yaml"), step());
    said = [];
    return await checkLinks({ catalog, month: "2026-11", write, say: (line) => void said.push(line), limits: LIMITS });
  }

  it("is reported address by address, and gets dates only where the page was there", async () => {
    expect(await run(true)).toEqual({ asked: 3, failed: [`${origin}/gone`] });
    expect(said).toContain(`ANSWERS 404  ${origin}/gone`);
    expect(said).toContain(`ok, moved to ${origin}/good  ${origin}/moved`);
    expect(said.at(-1)).toBe("3 addresses asked, 1 did not answer as they should.");
    const after = await readFile(join(catalog, "small/one.yaml"), "utf8");
    expect(after).toBe(
      step()
        .replace("        minutes: 15\n", '        minutes: 15\n        checked: "2026-11"\n')
        .replace('kind: spec\n        checked: "2020-01"', 'kind: spec\n        checked: "2026-11"'),
    );
    expect(await readRoadmapFolder(join(catalog, "small"))).toMatchObject({ roadmap: { ok: true } });
  });

  it("is left as it is when only a report is wanted", async () => {
    await run(false);
    expect(await readFile(join(catalog, "small/one.yaml"), "utf8")).toBe(step());
  });
});
