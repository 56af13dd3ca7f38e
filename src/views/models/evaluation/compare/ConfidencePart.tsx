import { useId, useState } from "react";
import type { ParticipantFigures } from "../../../../core/evaluation/analysis/analysis.ts";
import {
  type ConfidenceFigures,
  leastForPicture,
} from "../../../../core/evaluation/analysis/confidence.ts";
import {
  type ConfidenceMethod,
  confidenceMethods,
} from "../../../../core/evaluation/analysis/response.ts";
import { counted } from "../../../words/numbers.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { ConfidenceTable } from "./ConfidenceTable.tsx";
import { ReliabilityPicture, ReliabilityTable } from "./ReliabilityPicture.tsx";
import { RiskPicture } from "./RiskPicture.tsx";
import { methodNames } from "./words.ts";
import css from "./ComparePart.module.css";

/** One who said how sure it was, by one method. */
export interface Sure {
  readonly id: string;
  readonly label: string;
  readonly confidence: ConfidenceFigures;
}

/** How sure, and how right: one method of telling confidence at a time, since methods say different things. */
export function ConfidencePart({ figures }: { readonly figures: readonly ParticipantFigures[] }) {
  const title = useId();
  const [chosen, choose] = useState<ConfidenceMethod | null>(null);
  const [looked, look] = useState<string | null>(null);
  const methods = confidenceMethods.filter((method) => sureOf(figures, method).length > 0);
  const method = methods.find((one) => one === chosen) ?? methods[0];
  if (method === undefined) {
    return (
      <section aria-labelledby={title}>
        <h4 id={title} className={css.subtitle}>
          How sure, and how right
        </h4>
        <p className={sheet.sentence}>
          Nothing tells how sure an answer is. Ask for confidence in the prompt, ask each item
          several times, or keep the probabilities of tokens where the server gives them.
        </p>
      </section>
    );
  }
  const sure = sureOf(figures, method);
  const shown = sure.find(({ id }) => id === looked) ?? sure[0];
  return (
    <section aria-labelledby={title}>
      <h4 id={title} className={css.subtitle}>
        How sure, and how right
      </h4>
      <div className={css.choice}>
        <label>
          <span>Confidence</span>
          <select
            value={method}
            onChange={(event) =>
              choose(methods.find((one) => one === event.currentTarget.value) ?? null)
            }
          >
            {methods.map((one) => (
              <option key={one} value={one}>
                {methodNames[one].name}
              </option>
            ))}
          </select>
        </label>
        <span className={css.note}>{methodNames[method].says}</span>
      </div>
      <ConfidenceTable sure={sure} />
      {shown !== undefined && (
        <>
          {sure.length > 1 && (
            <div className={css.choice}>
              <label>
                <span>Pictures of</span>
                <select value={shown.id} onChange={(event) => look(event.currentTarget.value)}>
                  {sure.map(({ id, label }) => (
                    <option key={id} value={id}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          )}
          <Pictures sure={shown} />
        </>
      )}
    </section>
  );
}

function Pictures({ sure }: { readonly sure: Sure }) {
  const { bins, n, curve } = sure.confidence;
  if (bins === null) {
    return (
      <p className={sheet.sentence}>
        {counted(n, "answer")} with a confidence: below {leastForPicture}, a picture would show
        chance, and there is none.
      </p>
    );
  }
  return (
    <div className={css.pictures}>
      <figure>
        <ReliabilityPicture bins={bins} label={sure.label} />
        <figcaption className={css.small}>
          {sure.label}: share right against confidence, with 95 % intervals clustered by program. On
          the dashed line they are the same.
        </figcaption>
      </figure>
      <figure>
        <RiskPicture curve={curve} label={sure.label} />
        <figcaption className={css.small}>
          {sure.label}: share wrong among the surest answers, from a few to all.
        </figcaption>
      </figure>
      <ReliabilityTable bins={bins} />
    </div>
  );
}

function sureOf(figures: readonly ParticipantFigures[], method: ConfidenceMethod): readonly Sure[] {
  return figures.flatMap(({ participant: { id, label }, confidence }) => {
    const own = confidence.find((one) => one.method === method);
    return own === undefined ? [] : [{ id, label, confidence: own }];
  });
}
