import { useRef } from "react";
import type { ResultsState } from "../../app/results/results.ts";
import type { Services } from "../../app/services.ts";
import { download } from "../kept/download.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { exportNames, exportWords } from "../words/exports.ts";
import { counted } from "../words/numbers.ts";
import type { Source } from "./sources.ts";
import css from "./SourceBar.module.css";

interface Properties {
  readonly services: Services;
  readonly state: ResultsState;
  readonly source: Source;
}

/** The top of the overview: whose attempts these are, opening a file, and what can be taken away. */
export function SourceBar({ services, state, source }: Properties) {
  const { results } = services;
  const input = useRef<HTMLInputElement>(null);
  const attempts = source.records.length;
  return (
    <div className={css.top}>
      <h2 className={css.title}>Results</h2>
      {state.files.length > 0 && (
        <div className={css.sources} role="group" aria-label="Whose attempts">
          <button
            type="button"
            className={css.source}
            aria-pressed={source.file === null}
            onClick={() => results.show(null)}
          >
            This browser
          </button>
          {state.files.map(({ id, name }) => (
            <span key={id} className={css.file}>
              <button
                type="button"
                className={css.source}
                aria-pressed={source.file === id}
                onClick={() => results.show(id)}
              >
                {name}
              </button>
              <Button
                look="icon"
                aria-label={`Close ${name}`}
                onClick={() => results.closeFile(id)}
              >
                <Icon name="close" />
              </Button>
            </span>
          ))}
        </div>
      )}
      <div className={css.actions}>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          aria-label="Result file"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file === undefined) return;
            void file.text().then((text) => results.openFile(file.name, text));
          }}
        />
        <Button onClick={() => input.current?.click()}>Open a result file</Button>
        {exportNames.map((format) => (
          <Button
            key={format}
            look={format === "result" ? "plain" : "quiet"}
            title={exportWords[format].title}
            unavailable={attempts === 0 ? "There is no attempt to export" : null}
            onClick={() => {
              void results.print(format, source.records).then(({ text, extension, mediaType }) => {
                download(new Blob([text], { type: mediaType }), `foretrace-results.${extension}`);
                services.announcer.say(`${counted(attempts, "attempt")} exported.`);
              });
            }}
          >
            {exportWords[format].name}
          </Button>
        ))}
      </div>
    </div>
  );
}
