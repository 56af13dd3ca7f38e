import css from "./CardList.module.css";

/** One thing to choose. */
export interface Card {
  /** Unique in its list. */
  readonly id: string;
  readonly title: string;
  /** A sentence on it. */
  readonly note: string;
  readonly onChoose: () => void;
}

/** Things to begin with, each a title and a sentence. */
export function CardList({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <ul className={css.cards}>
      {cards.map((card) => (
        <li key={card.id}>
          <button type="button" className={css.card} onClick={card.onChoose}>
            <span className={css.title}>{card.title}</span>
            <span className={css.note}>{card.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
