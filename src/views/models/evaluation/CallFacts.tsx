import type { Json, SettingRecord, Usage } from "../../../core/asking/generation.ts";
import type { Output } from "../../../core/evaluation/evaluation.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { answerTimeWords, costSourceWords, moneyWords } from "../../words/evaluationRun.ts";
import { count } from "../../words/numbers.ts";
import { timeWords } from "../../words/times.ts";
import css from "./CallFacts.module.css";

/** What a call was made with and what it took: settings wanted, sent and refused, tokens, money, times, and who answered. */
export function CallFacts({ output }: { readonly output: Output }) {
  const { result } = output;
  const reply = result.kind === "reply" ? result : null;
  const cost = reply?.cost ?? null;
  const facts: readonly (readonly [name: string, text: string])[] = [
    ["Ended", reply === null ? "without an answer" : finishWords[reply.finish]],
    ["Tokens", usageWords(reply?.usage ?? null)],
    [
      "Money",
      cost === null ? moneyWords(null) : `${moneyWords(cost.usd)}, ${costSourceWords[cost.source]}`,
    ],
    [
      "Time",
      `${answerTimeWords(result.totalMs)}${result.firstTextMs === null ? "" : `, first text after ${answerTimeWords(result.firstTextMs)}`}`,
    ],
    ["Model", result.modelReported ?? "the server does not say"],
    ...(result.systemFingerprint === null
      ? []
      : [["Fingerprint", result.systemFingerprint] as const]),
    ...(result.requestId === null ? [] : [["Request", result.requestId] as const]),
    ["Asked", timeWords(output.createdMs)],
    ...(output.from === null ? [] : [["Taken from", `evaluation ${output.from}`] as const]),
    ["Prompt", `${output.prompt.slice(0, 16)}, filled ${output.filled.slice(0, 16)}`],
    ["Cell", output.key.slice(0, 16)],
  ];
  return (
    <details className={css.fold}>
      <summary>The call: settings, tokens, money, times</summary>
      <dl className={css.facts}>
        {facts.map(([name, text]) => (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {result.settings.length === 0 ? (
        <p className={css.quiet}>No settings were asked for.</p>
      ) : (
        <div className={sheet.scroll} tabIndex={0} role="group" aria-label="Settings">
          <table className={sheet.table}>
            <thead>
              <tr>
                <th scope="col">Setting</th>
                <th scope="col">Wanted</th>
                <th scope="col">Sent</th>
              </tr>
            </thead>
            <tbody>
              {result.settings.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{one.name}</th>
                  <td>
                    <Value value={one.requested} />
                  </td>
                  <td>
                    <Sent setting={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

const finishWords = {
  stop: "by itself",
  length: "at the limit of tokens",
  filter: "by a filter or a refusal",
} as const;

function Sent({ setting: { sent, refused } }: { readonly setting: SettingRecord }) {
  return (
    <>
      {sent !== null && (
        <>
          {sent.field}: <Value value={sent.value} />
        </>
      )}
      {refused !== null && (
        <span className={css.refused}>
          {refused.by === "unknown-to-dialect"
            ? "not sent: this interface has no such setting"
            : `refused by the server: ${refused.message}`}
        </span>
      )}
    </>
  );
}

function Value({ value }: { readonly value: Json }) {
  const text = JSON.stringify(value);
  return (
    <code className={css.value} translate="no" title={text.slice(0, 2_000)}>
      {text.length > 60 ? `${text.slice(0, 60)}…` : text}
    </code>
  );
}

function usageWords(usage: Usage | null): string {
  if (usage === null) return "not counted by the server";
  const parts = [
    [usage.inputTokens, "in"],
    [usage.outputTokens, "out"],
    [usage.reasoningTokens, "of it thinking"],
    [usage.cachedInputTokens, "from the cache"],
  ] as const;
  const known = parts.flatMap(([tokens, word]) =>
    tokens === null ? [] : [`${count(tokens)} ${word}`],
  );
  return known.length === 0 ? "not counted by the server" : known.join(", ");
}
