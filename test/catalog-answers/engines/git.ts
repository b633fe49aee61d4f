/**
 * Proves keys on real Git: a shell script in an empty repository that knows nothing of this machine's configuration.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printed } from "./engine.ts";
import type { Engine, Outcome } from "./engine.ts";
import { runProcess } from "./run-process.ts";

const LIMIT = 20_000;

const CONFIG = `[user]
  name = Ada
  email = ada@example.com
[init]
  defaultBranch = main
[protocol "file"]
  allow = always
`;

/** Commits are a minute apart, so that orders by time are the same each time. */
const PRELUDE = `set -e
tick=1760000000
export GIT_AUTHOR_DATE="@$tick +0000" GIT_COMMITTER_DATE="@$tick +0000"
commit() {
  tick=$((tick + 60))
  export GIT_AUTHOR_DATE="@$tick +0000" GIT_COMMITTER_DATE="@$tick +0000"
  printf '%s\\n' "$2" >> "$1"
  git add -- "$1"
  git commit -q -m "$2"
}
git init -q
`;

export const git: Engine = async ({ code }): Promise<Outcome> => {
  const home = await mkdtemp(join(tmpdir(), "waymark-git-"));
  try {
    const cwd = join(home, "work");
    await mkdir(cwd);
    await writeFile(join(home, ".gitconfig"), CONFIG);
    const env = {
      PATH: process.env["PATH"],
      HOME: home,
      LANG: "C.UTF-8",
      TZ: "UTC",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CEILING_DIRECTORIES: home,
      GIT_TERMINAL_PROMPT: "0",
      GIT_EDITOR: "true",
      GIT_PAGER: "cat",
    };
    // As an argument, not on standard input: a command that reads its input would swallow the rest of the script.
    const ended = await runProcess("sh", ["-c", PRELUDE + code], "", LIMIT, { cwd, env });
    if (ended.status === 0) return printed(ended.out);
    return { type: "failed", code: String(ended.status ?? "timeout"), detail: ended.out + ended.err };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
