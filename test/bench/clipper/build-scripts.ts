/** Builds the two injected scripts as WXT does: one anonymous IIFE each, whose value is what `main` returns. */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

export interface BuiltScript {
  readonly code: string;
  readonly gzipBytes: number;
}

export async function buildScript(name: "clip" | "glance"): Promise<BuiltScript> {
  const entry = fileURLToPath(new URL(`../../../extension/entrypoints/${name}.ts`, import.meta.url));
  const virtual = "virtual:run";
  const output = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "run-main",
        resolveId: (id) => (id.endsWith(virtual) ? `\0${virtual}` : null),
        load: (id) =>
          id === `\0${virtual}` ? `import script from ${JSON.stringify(entry)}; export default script.main();` : null,
      },
    ],
    build: {
      write: false,
      minify: true,
      lib: { entry: virtual, formats: ["iife"], name: "value" },
    },
  });
  const chunk = [output].flat().flatMap((result) => ("output" in result ? result.output : []))[0];
  if (chunk?.type !== "chunk") throw new Error(`nothing was built for ${name}`);
  const code = chunk.code.replace(/^var value\s*=\s*/, "");
  return { code, gzipBytes: gzipSync(code, { level: 9 }).length };
}
