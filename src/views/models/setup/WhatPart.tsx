import { useEffect, useMemo, useState } from "react";
import type { PackChoice, Packs } from "../../../app/evaluations/pack.ts";
import type { Services } from "../../../app/services.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import { useCell } from "../../parts/useCell.ts";
import { withPlayground } from "./form/packChoices.ts";
import { KindsField } from "./KindsField.tsx";
import { NumberRow } from "./NumberRow.tsx";
import { PackField } from "./PackField.tsx";
import { PackStatus } from "./PackStatus.tsx";
import type { PackOpener, PackState } from "./packOpener.ts";
import type { Setup } from "./useSetup.ts";
import fields from "./Fields.module.css";

interface Properties {
  readonly services: Services;
  readonly packs: Packs;
  readonly setup: Setup;
  readonly opener: PackOpener;
  readonly state: PackState;
}

/** What is asked: the pack, the kinds of its items, and how many of them. */
export function WhatPart({ services, packs, setup, opener, state }: Properties) {
  const list = useChoices(packs);
  const program = useCell(services.playground.program);
  const choices = useMemo(
    () => (list === null ? null : withPlayground(list, program)),
    [list, program],
  );
  return (
    <section className={sheet.part} aria-labelledby="setup-what">
      <h3 id="setup-what" className={sheet.title}>
        What is asked
      </h3>
      <PackField setup={setup} choices={choices} />
      <PackStatus services={services} opener={opener} state={state} />
      <KindsField setup={setup} pack={state.kind === "open" ? state.pack : null} />
      <div className={`${fields.group} ${fields.rows}`}>
        <NumberRow setup={setup} name="perProgram" />
        <NumberRow setup={setup} name="size" />
        <NumberRow setup={setup} name="samples" />
      </div>
      <details className={fields.fold}>
        <summary>Seeds</summary>
        <div className={fields.rows}>
          <NumberRow setup={setup} name="questionSeed" />
          <NumberRow setup={setup} name="seed" />
        </div>
      </details>
    </section>
  );
}

/** The packs that there are; null until they are listed. */
function useChoices(packs: Packs): readonly PackChoice[] | null {
  const [choices, setChoices] = useState<readonly PackChoice[] | null>(null);
  useEffect(() => {
    let isOn = true;
    void packs.list().then((list) => {
      if (isOn) setChoices(list);
    });
    return () => {
      isOn = false;
    };
  }, [packs]);
  return choices;
}
