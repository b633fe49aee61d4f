/**
 * Injected into a page by `scripting.executeScript` when the learner saves it; the value of the script is a
 * `ClipAnswer`. It reads the page, changes nothing in it and sends nothing anywhere.
 */
import { answerClip } from "#ext/clipper/answer.ts";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

export default defineUnlistedScript(() => answerClip(document, location.href));
