import { sortOf, type PlayerSpec } from "../../../core/evaluation/predictor.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { playerWords, sortWords } from "../../words/evaluations.ts";
import css from "./Connect.module.css";

const specs: readonly PlayerSpec[] = [
  { player: "always" },
  { player: "prior" },
  { player: "guard-peek" },
  { player: "noisy", wrong: 0.2, seed: 1 },
  { player: "amnesiac", steps: 10 },
];

/** The players that need nothing, each with what it is and what it uses. */
export function PlayersPart() {
  return (
    <section className={`${sheet.part} ${sheet.wide}`} aria-labelledby="connect-players">
      <h3 id="connect-players" className={sheet.title}>
        Players that need nothing
      </h3>
      <p className={sheet.sentence}>
        They are here without a server, a key or a network, and are none of them models. With them a
        whole evaluation runs in this page alone.
      </p>
      <dl className={css.players}>
        {specs.map((spec) => {
          const sort = sortOf({ id: "", label: "", source: { kind: "player", spec } });
          return (
            <div key={spec.player} className={css.player}>
              <dt>
                <code translate="no">{spec.player}</code>{" "}
                <span className={css.standing}>{sortWords[sort].word}</span>
              </dt>
              <dd>
                {playerWords[spec.player]} {sortWords[sort].says}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
