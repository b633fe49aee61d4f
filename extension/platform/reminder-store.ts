/** The reminder's setting in storage.local: the background reads it, and it is of this device only. */
import * as v from "valibot";
import { DEFAULT_REMINDER, type ReminderSetting, type ReminderStore } from "#ext/app/reminder/reminder.ts";
import { createExtensionStorage } from "./storage/extension-storage.ts";

const KEY = "waymark/reminder";

const SettingSchema = v.object({
  on: v.boolean(),
  minute: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)),
});

export function createReminderStore(): ReminderStore {
  const storage = createExtensionStorage();
  return {
    read: async () => settingOf((await storage.get([KEY])).get(KEY)),
    write: (setting) => storage.set(new Map([[KEY, JSON.stringify(setting)]])),
    onChange: (listener) => storage.onChange(KEY, listener),
  };
}

function settingOf(text: string | undefined): ReminderSetting {
  try {
    const parsed = v.safeParse(SettingSchema, JSON.parse(text ?? "null"));
    return parsed.success ? parsed.output : DEFAULT_REMINDER;
  } catch {
    return DEFAULT_REMINDER;
  }
}
