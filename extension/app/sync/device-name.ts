/** The name of a device that its learner has not named: browser and system, as far as the browser says. */
import type { Texts } from "#ext/app/texts.ts";

/** The first that is in the agent's words counts: each browser also calls itself by the names of older ones. */
const BROWSERS = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bFirefox\//, "Firefox"],
] as const;

const SYSTEMS = [
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
] as const;

/** `brands` are those of `navigator.userAgentData`, where there is one. */
export function defaultDeviceName(texts: Texts, agent: string, brands: readonly string[]): string {
  const browser = BROWSERS.find(([words]) => words.test(agent))?.[1] ?? brandOf(brands);
  const system = SYSTEMS.find(([words]) => words.test(agent))?.[1];
  return system === undefined ? browser : texts.t("syncDeviceName", browser, system);
}

function brandOf(brands: readonly string[]): string {
  if (brands.includes("Brave")) return "Brave";
  return brands.includes("Google Chrome") ? "Chrome" : "Chromium";
}
