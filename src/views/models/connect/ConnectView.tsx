import { useCell } from "../../parts/useCell.ts";
import sheet from "../../parts/sheet/Sheet.module.css";
import type { ModelsServices } from "../ModelsScreen.tsx";
import { BuiltInPart } from "./BuiltInPart.tsx";
import { PageModelPart } from "./PageModelPart.tsx";
import { PlayersPart } from "./PlayersPart.tsx";
import { PricesPart } from "./PricesPart.tsx";
import { ServersPart } from "./ServersPart.tsx";
import css from "./Connect.module.css";

/** Whom the page can ask, and how to come by more of them. */
export function ConnectView({ services, models }: ModelsServices) {
  const state = useCell(models.state);
  return (
    <>
      <h2 className={css.title}>Connect models</h2>
      <p className={css.what}>
        Questions go from this page straight to the model that you choose: a server on this machine
        or elsewhere, a model that runs in this page, or the browser’s own. Nobody stands between.
      </p>
      <div className={sheet.parts}>
        <ServersPart services={services} models={models} known={state.connections} />
        <PageModelPart services={services} models={models} page={state.page} />
        <BuiltInPart models={models} builtIn={state.builtIn} />
        <PricesPart models={models} known={state.connections} prices={state.prices} />
        <PlayersPart />
      </div>
    </>
  );
}
