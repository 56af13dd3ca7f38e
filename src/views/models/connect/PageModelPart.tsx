import { useId, useRef, useState } from "react";
import { isAllowedByPage } from "../../../app/models/connecting.ts";
import type { Models, PageModel } from "../../../app/models/models.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { failureWords, ggufProblemWords, loadWords } from "../../words/models.ts";
import { byteSize } from "../../words/numbers.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly services: Services;
  readonly models: Models;
  readonly page: PageModel;
}

/** A model that runs in the page: where its file comes from, how loading goes, and letting it go again. */
export function PageModelPart({ services, models, page }: Properties) {
  const id = useId();
  const files = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [url, setUrl] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const fetchIt = () => {
    const address = url.trim();
    if (URL.canParse(address) && isAllowedByPage(address)) models.loadPageModel({ url: address });
    else setProblem("Give a whole address that begins with https, or is on this machine.");
  };
  const unload = (said: string) => {
    models.unloadPageModel();
    services.announcer.say(said);
    requestAnimationFrame(() => choose.current?.focus());
  };
  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        A model in this page
      </h3>
      <p className={sheet.sentence}>
        A GGUF file from your disk or from an address runs in this page, on this machine. It needs
        no server and no key; small models are the ones that fit. A file can have 2 GB; larger
        models come in several, chosen together.
      </p>
      {page.kind === "loading" && (
        <div className={css.loading}>
          <p>
            <code translate="no">{page.name}</code>: {loadWords(page.state)}
          </p>
          <ProgressBar
            label={`Loading ${page.name}`}
            value={
              page.state.kind === "fetching" && page.state.total !== null ? page.state.loaded : null
            }
            max={page.state.kind === "fetching" ? (page.state.total ?? 1) : 1}
          />
          <p className={css.actions}>
            <Button onClick={() => unload("Loading is stopped.")}>Cancel</Button>
          </p>
        </div>
      )}
      {page.kind === "loaded" && (
        <div className={css.loading}>
          <p>
            <code translate="no">{page.name}</code> is loaded, {byteSize(page.bytes)}. It can be
            asked until this page is closed.
          </p>
          <p className={css.actions}>
            <Button onClick={() => unload("The model is let go.")}>Unload it</Button>
          </p>
        </div>
      )}
      {page.kind === "bad-file" && (
        <p role="alert" className={css.failure}>
          <code translate="no">{page.name}</code>: {ggufProblemWords[page.problem]}
        </p>
      )}
      {page.kind === "failed" && page.failure.kind !== "aborted" && (
        <p role="alert" className={css.failure}>
          <code translate="no">{page.name}</code>: {failureWords(page.failure)}
        </p>
      )}
      {page.kind !== "loading" && (
        <>
          <p className={css.actions}>
            <Button ref={choose} onClick={() => files.current?.click()}>
              {page.kind === "loaded" ? "Choose another file" : "Choose a GGUF file"}
            </Button>
          </p>
          <input
            ref={files}
            className="visually-hidden"
            type="file"
            multiple
            accept=".gguf"
            aria-label="GGUF files"
            tabIndex={-1}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = "";
              if (chosen.length > 0) models.loadPageModel({ files: chosen });
            }}
          />
          <form
            className={`${css.field} ${css.apart}`}
            onSubmit={(event) => {
              event.preventDefault();
              fetchIt();
            }}
          >
            <label htmlFor={`${id}-url`}>Or from an address</label>
            <div className={css.row}>
              <input
                id={`${id}-url`}
                className={`${css.text} ${css.code}`}
                type="text"
                inputMode="url"
                spellCheck={false}
                autoComplete="off"
                value={url}
                aria-invalid={problem !== null || undefined}
                aria-describedby={`${id}-says`}
                onChange={(event) => {
                  setUrl(event.currentTarget.value);
                  setProblem(null);
                }}
              />
              <Button type="submit">Load it</Button>
            </div>
            <p id={`${id}-says`} className={problem === null ? css.says : css.problem}>
              {problem ??
                "The file is fetched anew each time and not kept. The site must let pages in."}
            </p>
          </form>
        </>
      )}
    </section>
  );
}
