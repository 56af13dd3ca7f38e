import { defaultPlan } from "../../app/predict/current.ts";
import { orderFor } from "../../app/predict/order.ts";
import { samples } from "../../app/samples/samples.ts";
import type { Services } from "../../app/services.ts";
import { CardList } from "../parts/cards/CardList.tsx";
import { barWords } from "../words/results.ts";
import { ShareBar } from "./ShareBar.tsx";
import css from "./EmptyResults.module.css";

/** Samples that make good first questions. */
const firstSamples = new Set(["swap", "total", "aliases"]);

/** What stands where the results will be, before there are any: what they will say, and a way to the first. */
export function EmptyResults({ services }: { readonly services: Services }) {
  return (
    <div className={css.empty}>
      <h3 className={css.heading}>Say what Python will do, then see</h3>
      <p className={css.text}>
        Take a program and predict: which line is next, what a name holds, what is printed. After
        each answer you see what Python had. How it went stays here: what you know well, where you
        first part from Python, and whether you are right when you are sure.
      </p>
      <CardList
        cards={samples
          .filter(({ id }) => firstSamples.has(id))
          .map(({ id, title, note, program }) => ({
            id,
            title: `Predict “${title}”`,
            note,
            onChoose: () => {
              services.predict.start(orderFor(program, defaultPlan, []));
              services.routes.go({ kind: "predict", attempt: null });
            },
          }))}
      />
      <p className={css.text}>
        Or open a result file that somebody gave you: its scores are made again here, from the raw
        answers.
      </p>
      <div className={css.legend}>
        <span className={css.bar}>
          <ShareBar
            value={0.6}
            interval={{ low: 0.42, high: 0.77, method: "wilson" }}
            baseline={0.3}
          />
        </span>
        <p className={css.note}>How to read the bars: {barWords}</p>
      </div>
    </div>
  );
}
