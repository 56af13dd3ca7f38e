import type { Participant } from "../../../../core/evaluation/analysis/participant.ts";
import { participantWords } from "./words.ts";
import css from "./ComparePart.module.css";

/** Who it is, and beneath it what it is. */
export function ParticipantName({ participant }: { readonly participant: Participant }) {
  return (
    <>
      <span className={css.name}>{participant.label}</span>
      <span className={css.small}>{participantWords(participant)}</span>
    </>
  );
}
