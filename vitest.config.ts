import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";

/** Waited out only where something hangs: a test of 4 s here takes 12 on a machine that is three times slower. */
const HANGS_MS = 60_000;
const PATIENT = {
  testTimeout: HANGS_MS,
  hookTimeout: HANGS_MS,
  // Waited out only where something is broken; a second is little on a machine that is busy with browsers.
  expect: { poll: { timeout: 20_000 } },
} as const;

/** One project for each kind of place a test runs in. `test/run.ts` runs them one after the other. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "shared",
          include: ["test/shared/**/*.test.ts", "test/sync/**/*.test.ts"],
          environment: "node",
          ...PATIENT,
        },
      },
      {
        test: {
          name: "server",
          include: ["test/server/**/*.test.ts"],
          environment: "node",
          ...PATIENT,
        },
      },
      {
        plugins: [preact()],
        test: {
          name: "extension",
          include: ["test/extension/**/*.test.{ts,tsx}", "test/contract/**/*.test.ts"],
          environment: "happy-dom",
          ...PATIENT,
        },
      },
      {
        test: {
          name: "catalog",
          include: ["test/catalog-answers/**/*.test.ts"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "repo",
          include: ["test/repo/**/*.test.ts"],
          environment: "node",
          ...PATIENT,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.e2e.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000, interval: 100 } },
        },
      },
    ],
  },
});
