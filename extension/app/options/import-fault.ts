/** Why an import file was refused, in words. Nothing was changed by a refusal. */
import type { ImportError } from "#ext/app/library/import.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";

export function importFault(texts: Texts, error: ImportError): string {
  switch (error.type) {
    case "not-json":
      return texts.t("importNotJson");
    case "not-an-export":
      return texts.t("importNotExport");
    case "newer-version":
      return texts.t("importNewer");
    case "damaged":
      return texts.t("importDamaged", error.part);
    case "read-only":
      return texts.t("importReadOnly");
    case "quota-exceeded":
      return texts.t("importQuota");
    case "storage-unavailable":
    case "storage-timeout":
    case "save-failed":
      return texts.t("importStorage");
    default:
      return unreachable(error);
  }
}
