import type {
  GenSettings,
  Json,
  SettingName,
  SettingRecord,
} from "../../core/asking/generation.ts";

/**
 * What was learnt about a server by its refusals: kept with the connection, so that each is met once.
 * `refused` holds the server's own words.
 */
export interface Habits {
  readonly refused: Readonly<Partial<Record<SettingName, string>>>;
  readonly tokenField: "max_tokens" | "max_completion_tokens";
  readonly schemaShape: "nested" | "flat";
  /** Whether it takes being asked for the usage at the end of a stream. */
  readonly streamUsage: boolean;
}

/** What is taken for granted of a server that is not known yet. */
export const firstHabits: Habits = {
  refused: {},
  tokenField: "max_tokens",
  schemaShape: "nested",
  streamUsage: true,
};

/** How a dialect writes one setting: where in the body, and as what. */
export interface Written {
  /** Path of the field in the body, joined by dots. */
  readonly field: string;
  readonly value: Json;
}

/** How a dialect writes each setting; null for one that it does not know. */
export type SettingWriters = {
  readonly [Name in SettingName]: (value: NonNullable<GenSettings[Name]>) => Written | null;
};

/** Settings written for one request. */
export interface WrittenSettings {
  readonly fields: readonly Written[];
  readonly records: readonly SettingRecord[];
}

/** Writes the settings that are wanted, without those that the server is known to refuse, and says what became of each. */
export function writeSettings(
  settings: GenSettings,
  writers: SettingWriters,
  { refused }: Habits,
): WrittenSettings {
  const fields: Written[] = [];
  const records: SettingRecord[] = [];
  const take = <Value extends NonNullable<GenSettings[SettingName]>>(
    name: SettingName,
    value: Value | undefined,
    write: (value: Value) => Written | null,
  ): void => {
    if (value === undefined) return;
    const requested = jsonOfSetting(value);
    const message = refused[name];
    if (message !== undefined) {
      records.push({ name, requested, sent: null, refused: { by: "refused-by-server", message } });
      return;
    }
    const written = write(value);
    if (written === null) {
      records.push({ name, requested, sent: null, refused: { by: "unknown-to-dialect" } });
      return;
    }
    fields.push(written);
    records.push({
      name,
      requested,
      sent: { field: written.field, value: written.value },
      refused: null,
    });
  };
  take("temperature", settings.temperature, writers.temperature);
  take("topP", settings.topP, writers.topP);
  take("maxTokens", settings.maxTokens, writers.maxTokens);
  take("stop", settings.stop, writers.stop);
  take("seed", settings.seed, writers.seed);
  take("logprobs", settings.logprobs, writers.logprobs);
  take("answer", settings.answer, writers.answer);
  return { fields, records };
}

/** A setting as JSON. */
export function jsonOfSetting(value: NonNullable<GenSettings[SettingName]>): Json {
  if (typeof value !== "object") return value;
  if ("kind" in value) {
    return value.kind === "schema"
      ? { kind: value.kind, schema: value.schema }
      : { kind: value.kind, pattern: value.pattern };
  }
  return value;
}
