import { keysOf, shownChord } from "../../app/keys.ts";
import type { Settings } from "../../app/settings.ts";
import { Dialog } from "../parts/dialog/Dialog.tsx";
import css from "./HelpDialog.module.css";

const everywhere = [
  { shown: "F6", does: "Next region" },
  { shown: "Shift F6", does: "Previous region" },
  { shown: "Ctrl Enter", does: "Trace (⌘ Enter on a Mac)" },
  { shown: "?", does: "This help" },
];

const predicting = [
  { shown: "Ctrl Enter", does: "Check: first how sure you are, then again (⌘ Enter on a Mac)" },
  { shown: "1 2 3 4", does: "How sure you are, from a guess to certain" },
  { shown: "0", does: "Not sure" },
  { shown: "↑ ↓", does: "In the code, to another line; Enter chooses it" },
  { shown: "Enter", does: "In a table, one cell down; arrows and Tab go to the others" },
  { shown: "Ctrl Z", does: "Take back the last change of an answer" },
];

interface Properties {
  readonly open: boolean;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** All keys, and what the marks beside the code mean. */
export function HelpDialog({ open, settings, onClose }: Properties) {
  const keys = keysOf(settings).map(({ key, does }) => ({
    shown: key === null ? "none" : shownChord(key),
    does,
  }));
  return (
    <Dialog open={open} title="Keys and marks" onClose={onClose}>
      <KeyList title="Everywhere" keys={everywhere} />
      <KeyList title="In the trace, while the focus is in it" keys={keys} />
      <p className={css.note}>
        {settings.letterKeys
          ? "Each of these can be changed or switched off in the settings."
          : "Letter keys are switched off in the settings, where each key can be changed."}
      </p>
      <KeyList title="In a question" keys={predicting} />
      <h3 className={css.heading}>Marks</h3>
      <ul className={css.marks}>
        <li>
          A filled arrow and “next” stand at the line that is about to run; a ring and “just ran” at
          the line that has just run.
        </li>
        <li>
          A dot and a number tell how often a line ran in the whole run. Hatched lines never ran.
        </li>
        <li>
          In a question a filled arrow and “asked” stand at the line that is asked about, a hollow
          arrow and “yours” at the line that you chose.
        </li>
        <li>
          One step is one event: a line about to run, a call, a return, a pause of a generator, an
          exception, something printed or read.
        </li>
      </ul>
    </Dialog>
  );
}

function KeyList({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly { readonly shown: string; readonly does: string }[];
}) {
  return (
    <>
      <h3 className={css.heading}>{title}</h3>
      <dl className={css.keys}>
        {keys.map((key) => (
          <div key={key.does} className={css.key}>
            <dt>
              {key.shown.split(" ").map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{key.does}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
