/**
 * Injected into a page when the popup opens or a passage is saved; the value of the script is a `GlanceAnswer`: title,
 * addresses and what is selected. Small, so that the popup need not wait for the article.
 */
import { glanceAt } from "#ext/clipper/glance.ts";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

export default defineUnlistedScript(() => glanceAt(document, location.href));
