import type { OpenEvaluation, PredictorProgress } from "../../../app/evaluations/session.ts";
import { sortOf } from "../../../core/evaluation/predictor.ts";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { ShareBar } from "../../results/ShareBar.tsx";
import { percentWords } from "../../words/benchmarkFigures.ts";
import { answerTimeWords, moneyWords, tokenWords } from "../../words/evaluationRun.ts";
import { failureNames } from "../../words/models.ts";
import { sortWords } from "../../words/evaluations.ts";
import { count, counted } from "../../words/numbers.ts";
import { percentRange } from "../../words/shares.ts";
import { leastForLive, unparsedMark, unparsedShare } from "./live.ts";
import css from "./ProgressPart.module.css";

interface Properties {
  readonly state: OpenEvaluation;
  /** Nothing more comes: what it took is told, and no longer how far it is. */
  readonly over: boolean;
}

/** How far each predictor is, what it has come to so far, and what it takes. */
export function ProgressPart({ state, over }: Properties) {
  const goesOn = state.phase === "running" || state.phase === "piloting";
  return (
    <section className={sheet.part} aria-labelledby="progress">
      <h3 id="progress" className={sheet.title}>
        {over ? "What it took" : "Progress"}
      </h3>
      <ul className={css.cards}>
        {state.progress.map((one) => (
          <Card key={one.predictor.id} progress={one} goesOn={goesOn} over={over} />
        ))}
      </ul>
    </section>
  );
}

function Card({
  progress,
  goesOn,
  over,
}: {
  readonly progress: PredictorProgress;
  readonly goesOn: boolean;
  readonly over: boolean;
}) {
  const { predictor, done, errors, total, tokens, calls, retries } = progress;
  const sort = sortOf(predictor);
  return (
    <li className={css.card}>
      <h4 className={css.name}>
        {predictor.label}{" "}
        <span className={css.sort} title={sortWords[sort].says}>
          {sortWords[sort].word}
        </span>
      </h4>
      {!over && (
        <p className={css.far}>
          <ProgressBar
            label={`Answers of ${predictor.label}`}
            value={done}
            max={Math.max(1, total)}
          />
          <span>
            {count(done)} of {count(total)}
          </span>
        </p>
      )}
      {!over && <Live progress={progress} />}
      <Unparsed progress={progress} />
      <dl className={css.facts}>
        <Fact name="Errors" text={errors === 0 ? "none" : count(errors)} loud={errors > 0} />
        <Fact
          name="Calls"
          text={`${count(calls)}${retries === 0 ? "" : `, ${counted(retries, "try again", "tries again")}`}`}
        />
        <Fact name="Tokens" text={tokensText(tokens)} />
        <Fact name="Money" text={moneyWords(progress.usd)} />
        {progress.meanMs !== null && (
          <Fact name="An answer" text={`${answerTimeWords(progress.meanMs)} in the mean`} />
        )}
        {goesOn && (
          <Fact
            name="At once"
            text={`${count(progress.inflight)} out, at most ${count(progress.width)}`}
          />
        )}
        {progress.waitsUntilMs !== null && (
          <Fact name="Waits" text={`until ${clock.format(progress.waitsUntilMs)}`} loud />
        )}
      </dl>
      {progress.failures.length > 0 && (
        <ul className={css.failures}>
          {progress.failures.map(({ kind, count: times, message }) => (
            <li key={`${kind} ${message}`}>
              <span className={css.times}>{count(times)}</span>
              <span>
                {failureNames[kind]}
                {message !== "" && <span className={css.message}>: {message.slice(0, 300)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

function Live({ progress }: { readonly progress: PredictorProgress }) {
  const { accuracy, interval, done } = progress;
  if (accuracy === null) return <p className={css.live}>Nothing judged yet.</p>;
  const early = done < leastForLive;
  return (
    <div className={css.live} data-early={early || undefined}>
      <p>
        <strong className={css.value}>{percentWords(accuracy)}</strong> right so far
        {interval !== null && <span>, 95 % interval {percentRange(interval)}</span>}
      </p>
      <ShareBar value={accuracy} interval={interval} baseline={null} />
      {early && <p className={css.note}>Too few to say much: fewer than {leastForLive} answers.</p>}
    </div>
  );
}

function Unparsed({ progress }: { readonly progress: PredictorProgress }) {
  const share = unparsedShare(progress);
  if (share === null) return null;
  const high = share > unparsedMark;
  return (
    <div className={css.unparsed} data-high={high || undefined}>
      <p>
        Unparsed {percentWords(share)}
        {high &&
          ", above 5 %: look at some replies before you go on, the prompt may not suit this model"}
      </p>
      <span className={css.meter} aria-hidden="true">
        <span className={css.filled} style={{ width: `${Math.min(100, share * 500)}%` }} />
        <span className={css.mark} />
      </span>
    </div>
  );
}

function tokensText({ in: sent, out, reasoning }: PredictorProgress["tokens"]): string {
  if (sent === 0 && out === 0) return "none counted";
  const thinking = reasoning === 0 ? "" : `, ${tokenWords(reasoning)} of it thinking`;
  return `${tokenWords(sent)} in, ${tokenWords(out)} out${thinking}`;
}

function Fact({
  name,
  text,
  loud = false,
}: {
  readonly name: string;
  readonly text: string;
  readonly loud?: boolean;
}) {
  return (
    <div className={css.fact} data-loud={loud || undefined}>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
