import { useMemo, type ReactNode } from "react";
import { accuracy, answered, credit } from "../../core/score/metrics/accuracy.ts";
import { bestBaselines } from "../../core/score/metrics/constants.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import type { Measured } from "../../core/score/metrics/metric.ts";
import { count, counted } from "../words/numbers.ts";
import { percent, percentRange } from "../words/shares.ts";
import { ShareBar } from "./ShareBar.tsx";
import css from "./Headline.module.css";

interface Properties {
  readonly marked: readonly Marked[];
  readonly attempts: number;
  readonly sets: number;
}

/** The few figures that say most: what was earned, how much was right, how much was answered, and over what. */
export function Headline({ marked, attempts, sets }: Properties) {
  const figures = useMemo(() => {
    const constant = bestBaselines(marked).flatMap((baseline) => baseline.marked);
    return {
      credit: credit.measure(marked, 0),
      accuracy: accuracy.measure(marked, 0),
      answered: answered.measure(marked, 0),
      constantCredit: credit.measure(constant, 0).value,
      constantAccuracy: accuracy.measure(constant, 0).value,
    };
  }, [marked]);
  return (
    <dl className={css.headline}>
      <Share name="Grade" measured={figures.credit} baseline={figures.constantCredit} />
      <Share name="As Python" measured={figures.accuracy} baseline={figures.constantAccuracy} />
      <Share name="Answered" measured={figures.answered} baseline={null} />
      <Figure name="Over" value={counted(figures.credit.n, "question")}>
        {counted(attempts, "attempt")} on {counted(sets, "program")}
      </Figure>
    </dl>
  );
}

function Share({
  name,
  measured,
  baseline,
}: {
  readonly name: string;
  readonly measured: Measured;
  readonly baseline: number | null;
}) {
  const { value, interval, n } = measured;
  if (value === null)
    return (
      <Figure name={name} value="–">
        Nothing judged yet
      </Figure>
    );
  return (
    <Figure name={name} value={percent(value)}>
      <ShareBar value={value} interval={interval} baseline={baseline} />
      <span>
        {interval === null ? `of ${count(n)}` : `95 % interval ${percentRange(interval)}`}
      </span>
      {baseline !== null && <span>Looking at nothing earns {percent(baseline)}</span>}
    </Figure>
  );
}

function Figure({
  name,
  value,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.figure}>
      <dt className={css.name}>{name}</dt>
      <dd className={css.value}>{value}</dd>
      <dd className={css.more}>{children}</dd>
    </div>
  );
}
