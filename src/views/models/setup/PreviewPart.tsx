import { useMemo } from "react";
import type { OpenPack } from "../../../app/evaluations/pack.ts";
import { estimateTokens } from "../../../core/evaluation/estimateTokens.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import { Button } from "../../parts/button/Button.tsx";
import { Icon } from "../../parts/icons.tsx";
import { taskKindWords } from "../../words/benchmarkTasks.ts";
import { itemKindWords } from "../../words/evaluations.ts";
import { count, counted } from "../../words/numbers.ts";
import type { Setup } from "./useSetup.ts";
import css from "./PreviewPart.module.css";

interface Properties {
  readonly setup: Setup;
  readonly pack: OpenPack | null;
  readonly items: readonly EvaluationItem[];
  /** 0-based place of the item whose prompt is shown. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** A prompt as it will be sent, of any item, word for word. */
export function PreviewPart({ setup, pack, items, place, onPlace }: Properties) {
  const { prompting } = setup.plan;
  const item = items[place];
  const composed = useMemo(
    () => (pack === null || item === undefined ? null : pack.compose(item, prompting)),
    [pack, item, prompting],
  );
  return (
    <div className={css.preview}>
      <div className={css.head}>
        <h4 className={css.title}>As it will be sent</h4>
        {items.length > 0 && (
          <div className={css.move}>
            <Button
              look="icon"
              aria-label="Prompt before"
              unavailable={place === 0 ? "This is the first item" : null}
              onClick={() => onPlace(place - 1)}
            >
              <Icon name="back" />
            </Button>
            <span className={css.place} role="status">
              {count(place + 1)} of {count(items.length)}
            </span>
            <Button
              look="icon"
              aria-label="Next prompt"
              unavailable={place >= items.length - 1 ? "This is the last item" : null}
              onClick={() => onPlace(place + 1)}
            >
              <Icon name="forward" />
            </Button>
          </div>
        )}
      </div>
      {item === undefined || composed === null ? (
        <p className={css.none}>A prompt stands here as soon as the pack is open.</p>
      ) : (
        <Filled item={item} composed={composed} />
      )}
    </div>
  );
}

interface FilledProperties {
  readonly item: EvaluationItem;
  readonly composed: ReturnType<OpenPack["compose"]>;
}

function Filled({ item, composed }: FilledProperties) {
  const { messages, template, prompt, filled, settings } = composed;
  const text = messages.map((message) => message.text).join("\n");
  return (
    <>
      <p className={css.facts}>
        {item.title} ·{" "}
        {item.asked.kind === "task" ? taskKindWords[item.kind] : itemKindWords(item.kind)}
      </p>
      <div className={css.messages} tabIndex={0} role="group" aria-label="The prompt">
        {messages.map((message, index) => (
          // Messages have no identity but their place.
          <div key={`${message.role} ${index}`}>
            <p className={css.role}>{message.role}</p>
            <pre className={css.text} translate="no">
              {message.text}
            </pre>
          </div>
        ))}
      </div>
      <p className={css.facts}>
        {counted(text.length, "character")}, about {counted(estimateTokens(text), "token")}: an
        estimate, since each model counts in its own way.
      </p>
      <p className={css.facts}>
        <code translate="no">{template}</code> · prompt{" "}
        <code title={prompt} translate="no">
          {prompt.slice(0, 12)}
        </code>{" "}
        · filled{" "}
        <code title={filled} translate="no">
          {filled.slice(0, 12)}
        </code>
      </p>
      {settings.maxTokens !== undefined || settings.stop !== undefined ? (
        <p className={css.facts}>
          Its layout asks for
          {settings.maxTokens !== undefined && ` at most ${counted(settings.maxTokens, "token")}`}
          {settings.stop !== undefined && (
            <>
              {settings.maxTokens !== undefined && " and"} a stop at{" "}
              <code translate="no">{settings.stop.join(" ")}</code>
            </>
          )}
          , unless the settings say otherwise.
        </p>
      ) : null}
    </>
  );
}
