import { useId } from "react";
import type { BuiltIn, Models } from "../../../app/models/models.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { availabilityWords, failureWords } from "../../words/models.ts";
import css from "./Connect.module.css";

interface Properties {
  readonly models: Models;
  readonly builtIn: BuiltIn;
}

/** The browser's own model: whether there is one, and having it fetched. */
export function BuiltInPart({ models, builtIn }: Properties) {
  const id = useId();
  const { availability, share, failure } = builtIn;
  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        The browser’s own model
      </h3>
      <p className={sheet.sentence}>
        Chrome on a computer has a model of its own. It does not say which one it is, and may change
        any day: its results are labelled “model not identified”, and stand in no ranking.
      </p>
      <p className={css.words}>{availabilityWords[availability]}</p>
      {availability === "downloading" && (
        <ProgressBar label="Downloading the browser’s model" value={share} max={1} />
      )}
      {failure !== null && (
        <p role="alert" className={css.failure}>
          {failureWords(failure)}
        </p>
      )}
      {(availability === "downloadable" || (availability === "downloading" && share === null)) && (
        <p className={css.actions}>
          <Button onClick={() => void models.prepareBuiltIn()}>
            {availability === "downloadable" ? "Download it" : "Follow the download"}
          </Button>
        </p>
      )}
    </section>
  );
}
