/** Markdown on a line of plain text. */
import { expect, it } from "vitest";
import { plainText } from "#shared/catalog/plain-text.ts";

it("keeps the words and leaves out the marks of Markdown", () => {
  expect(plainText("`git status` is **clean**.")).toBe("git status is clean.");
  expect(plainText("Read [the manual](https://git-scm.com/docs) first.")).toBe("Read the manual first.");
  expect(plainText("# Title\n\n- one\n- two\n\n```sh\ngit add .\n```")).toBe("Title one two git add .");
});
