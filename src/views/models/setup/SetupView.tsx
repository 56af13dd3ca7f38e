import { useEffect, useMemo, useState } from "react";
import { Button } from "../../parts/button/Button.tsx";
import { ConfirmDialog } from "../../parts/dialog/ConfirmDialog.tsx";
import { useCell } from "../../parts/useCell.ts";
import { packWords } from "../../words/evaluations.ts";
import { chosenItems } from "../../../core/evaluation/chosenItems.ts";
import type { ModelsServices } from "../ModelsScreen.tsx";
import { HowPart } from "./HowPart.tsx";
import { createPackOpener } from "./packOpener.ts";
import { PlanPart } from "./PlanPart.tsx";
import { useSetup } from "./useSetup.ts";
import { WhatPart } from "./WhatPart.tsx";
import { WhoPart } from "./WhoPart.tsx";
import css from "./SetupView.module.css";

/** A new evaluation: what is asked, who is asked and how, and what it comes to before anything is asked. */
export function SetupView({ services, evaluations, models }: ModelsServices) {
  const { packs } = evaluations;
  const setup = useSetup(evaluations);
  const [opener] = useState(() => createPackOpener(packs, later));
  const state = useCell(opener.state);
  const [isAsking, setAsking] = useState(false);
  const { plan } = setup;
  const { pack: ref, kinds, seed, size } = plan;
  useEffect(() => opener.want(ref), [opener, ref]);
  useEffect(() => () => opener.rest(), [opener]);
  const pack = state.kind === "open" ? state.pack : null;
  const items = useMemo(
    () => (pack === null ? null : chosenItems(pack.items, { kinds, seed, size })),
    [pack, kinds, seed, size],
  );
  return (
    <>
      <div className={css.top}>
        <h2 className={css.title}>New evaluation</h2>
        <Button look="quiet" onClick={() => setAsking(true)}>
          Start over
        </Button>
      </div>
      <div className={css.parts}>
        <WhatPart services={services} packs={packs} setup={setup} opener={opener} state={state} />
        <WhoPart services={services} evaluations={evaluations} models={models} setup={setup} />
        <div className={css.how}>
          <HowPart setup={setup} pack={pack} items={items ?? []} />
        </div>
        <div className={css.plan}>
          <PlanPart
            services={services}
            evaluations={evaluations}
            setup={setup}
            pack={pack?.title ?? packWords(ref)}
            items={items}
          />
        </div>
      </div>
      <ConfirmDialog
        open={isAsking}
        title="Start over?"
        text="What was chosen and typed here is put back to how it was at first."
        yes="Start over"
        no="Go on with this"
        onYes={() => {
          setAsking(false);
          setup.startOver();
        }}
        onNo={() => setAsking(false)}
      />
    </>
  );
}

function later(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}
