import { useId } from "react";
import { exportForInspect } from "../../../../app/evaluations/exchange/exporting.ts";
import { download } from "../../../kept/download.ts";
import { Button } from "../../../parts/button/Button.tsx";
import { Prose } from "../../../parts/Prose.tsx";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { counted } from "../../../words/numbers.ts";
import type { ExchangeProperties } from "./ExchangePart.tsx";
import css from "./Exchange.module.css";

/** The items for a harness on other machines, and the way back. */
export function ElsewherePart({ services, models, state }: ExchangeProperties) {
  const id = useId();
  const { samples } = state.evaluation.plan;
  const often = samples === 1 ? "once" : `${samples} times`;
  function save(): void {
    const { name, content } = exportForInspect(state, (text) => models.scrub(text));
    download(content, name);
    services.announcer.say(`${name} is downloaded.`);
  }
  return (
    <section className={sheet.part} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={sheet.title}>
        Run it elsewhere
      </h3>
      <p className={sheet.sentence}>
        The {counted(state.items.length, "item")}, asked {often} each, as a task for Inspect, where
        the models and machines are. Its log comes back here as one more predictor.
      </p>
      <p className={css.line}>
        <Button onClick={save}>Dataset and task for Inspect</Button>
      </p>
      <ol className={css.steps}>
        <li>
          <Prose text="Unpack the archive there, and install Inspect: `pip install inspect-ai`." />
        </li>
        <li>
          <Prose text="`inspect eval task.py --model PROVIDER/MODEL --log-format json`" />
        </li>
        <li>
          Bring the log in above. Marks in it are those of plain comparison; the replies are judged
          here again.
        </li>
      </ol>
    </section>
  );
}
