/** Serves a folder, or texts, on a free port of 127.0.0.1. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";

export interface StaticServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Paths with their queries, in the order in which they were asked for. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".pdf": "application/pdf",
};

/** The files of `folder`. */
export async function serveFixtures(folder: string): Promise<StaticServer> {
  return await serve(async (path) => await readFile(join(folder, normalize(path))));
}

/** Texts by path (`/`, `/a.html`). */
export async function serveTexts(texts: Readonly<Record<string, string>>): Promise<StaticServer> {
  return await serve((path) => Promise.resolve(Buffer.from(textAt(texts, path))));
}

function textAt(texts: Readonly<Record<string, string>>, path: string): string {
  const text = texts[path];
  if (text === undefined) throw new Error(`nothing at ${path}`);
  return text;
}

async function serve(read: (path: string) => Promise<Buffer>): Promise<StaticServer> {
  const requests: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    requests.push(url.pathname + url.search);
    try {
      const body = await read(decodeURIComponent(url.pathname));
      const type = TYPES[extname(url.pathname)] ?? "text/html; charset=utf-8";
      response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
