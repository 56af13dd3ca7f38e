import type { Failure, GenResult, SettingRecord } from "../../core/asking/generation.ts";
import type { Scrub } from "../keys/scrub.ts";

/** A result without keys: every text of it that comes from a server or a browser. */
export function scrubbedResult(result: GenResult, scrub: Scrub): GenResult {
  const maybe = (text: string | null): string | null => (text === null ? null : scrub(text));
  const exchange = {
    settings: result.settings.map((record) => scrubbedSetting(record, scrub)),
    modelReported: maybe(result.modelReported),
    systemFingerprint: maybe(result.systemFingerprint),
    requestId: maybe(result.requestId),
    rawHead: scrub(result.rawHead),
    text: scrub(result.text),
  };
  if (result.kind === "failed") {
    return { ...result, ...exchange, failure: scrubbedFailure(result.failure, scrub) };
  }
  const logprobs =
    result.logprobs?.map((token) => ({
      ...token,
      token: scrub(token.token),
      top: token.top.map((one) => ({ ...one, token: scrub(one.token) })),
    })) ?? null;
  return { ...result, ...exchange, reasoning: maybe(result.reasoning), logprobs };
}

/** A failure without keys. */
export function scrubbedFailure(failure: Failure, scrub: Scrub): Failure {
  if ("message" in failure) return { ...failure, message: scrub(failure.message) };
  if ("title" in failure) return { ...failure, title: scrub(failure.title) };
  return failure;
}

function scrubbedSetting(record: SettingRecord, scrub: Scrub): SettingRecord {
  if (record.refused?.by !== "refused-by-server") return record;
  return { ...record, refused: { ...record.refused, message: scrub(record.refused.message) } };
}
