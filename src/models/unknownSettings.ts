import { type GenSettings, type SettingRecord, settingNames } from "../core/asking/generation.ts";
import { jsonOfSetting } from "./dialects/habits.ts";

/** What is wanted and was not even tried: this provider knows no settings but those named. */
export function unknownSettings(settings: GenSettings): readonly SettingRecord[] {
  return settingNames.flatMap((name): readonly SettingRecord[] => {
    const value = settings[name];
    return value === undefined
      ? []
      : [
          {
            name,
            requested: jsonOfSetting(value),
            sent: null,
            refused: { by: "unknown-to-dialect" },
          },
        ];
  });
}
