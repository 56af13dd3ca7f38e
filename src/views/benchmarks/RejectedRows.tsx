import { useState } from "react";
import type { Services } from "../../app/services.ts";
import type { Rejected } from "../../core/benchmark/imported.ts";
import { download } from "../kept/download.ts";
import { Button } from "../parts/button/Button.tsx";
import { BoxedList } from "../parts/list/BoxedList.tsx";
import { counted } from "../words/numbers.ts";
import { rejectedLine, rejectedPlace } from "../words/rejected.ts";
import css from "./RejectedRows.module.css";

const rowHeight = 28;

interface Properties {
  readonly services: Pick<Services, "announcer">;
  readonly rejected: readonly Rejected[];
}

/** All rows that could not be read, each with its file, line and reason; nothing where there are none. */
export function RejectedRows({ services, rejected }: Properties) {
  const [copied, setCopied] = useState("");
  if (rejected.length === 0) return null;
  const text = () => rejected.map((row) => `${rejectedLine(row)}\n`).join("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setCopied("Copied.");
    } catch {
      setCopied("The browser did not allow copying; download the list instead.");
    }
  };
  return (
    <div className={css.rejected}>
      <div className={css.head}>
        <h4 className={css.title}>{counted(rejected.length, "row")} could not be read</h4>
        <p className={css.says}>All others are here.</p>
        <span className={css.actions}>
          <Button look="quiet" onClick={() => void copy()}>
            Copy
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              download(new Blob([text()], { type: "text/plain" }), "rejected-rows.txt");
              services.announcer.say("The list of rejected rows is downloaded.");
            }}
          >
            Download
          </Button>
        </span>
      </div>
      <p role="status" className={css.copied}>
        {copied}
      </p>
      <BoxedList label="Rejected rows" rows={rejected.length} rowHeight={rowHeight}>
        {(row) => {
          const one = rejected[row];
          if (one === undefined) return null;
          return (
            <>
              <span className={css.place}>{rejectedPlace(one)}</span>
              <span>{one.reason}</span>
            </>
          );
        }}
      </BoxedList>
    </div>
  );
}
