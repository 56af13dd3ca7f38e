import { Button } from "../button/Button.tsx";
import { Dialog } from "./Dialog.tsx";
import css from "./ConfirmDialog.module.css";

interface Properties {
  readonly open: boolean;
  readonly title: string;
  /** What it would mean. */
  readonly text: string;
  /** What the button does that goes on. */
  readonly yes: string;
  /** What the button does that leaves everything as it is. */
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once more before something is done that cannot be undone. */
export function ConfirmDialog({ open, title, text, yes, no, onYes, onNo }: Properties) {
  return (
    <Dialog open={open} title={title} onClose={onNo}>
      <div className={css.question}>
        <p>{text}</p>
        <p className={css.buttons}>
          <Button onClick={onYes}>{yes}</Button>
          <Button look="main" onClick={onNo}>
            {no}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
