/**
 * The manifest, for each browser: the fewest rights that the product works with.
 *
 * Installing shows one warning (the new tab). Every other right is asked at its own button.
 */
import type { UserManifest } from "wxt";

/** The policy of extension pages: nothing from outside, no HTML from strings, relays over https or on this machine. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* ws://127.0.0.1:* http://localhost:* ws://localhost:*",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

export function manifestFor(browser: string): UserManifest {
  return {
    name: "__MSG_extensionName__",
    short_name: "Waymark",
    description: "__MSG_extensionDescription__",
    default_locale: "en",
    permissions: ["storage", "unlimitedStorage", "activeTab", "scripting", "contextMenus", "alarms"],
    // Asked at the reminder's switch.
    optional_permissions: ["notifications"],
    icons: { 16: "icons/16.png", 32: "icons/32.png", 48: "icons/48.png", 128: "icons/128.png" },
    incognito: "not_allowed",
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    commands: {
      "save-page": { suggested_key: { default: "Alt+Shift+S" }, description: "__MSG_commandSavePage__" },
    },
    ...(browser === "firefox" ? FIREFOX : { minimum_chrome_version: "130" }),
  };
}

const FIREFOX: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: "waymark@waymark.invalid",
      strict_min_version: "142.0",
      data_collection_permissions: { required: ["none"] },
    },
  },
};
