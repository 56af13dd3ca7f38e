import { useEffect } from "react";
import type { Benchmarks } from "../../../app/benchmarks/benchmarks.ts";
import type { Services } from "../../../app/services.ts";
import { useCell } from "../../parts/useCell.ts";
import { ImportPart } from "./ImportPart.tsx";
import { SetsPart } from "./SetsPart.tsx";
import css from "./Home.module.css";

interface Properties {
  readonly services: Services;
  readonly benchmarks: Benchmarks;
}

/** Where benchmarks come in, and all that are here. */
export function Home({ services, benchmarks }: Properties) {
  const kept = useCell(benchmarks.kept);
  useEffect(() => benchmarks.watch(), [benchmarks]);
  return (
    <>
      <h2 className={css.title}>Benchmarks</h2>
      <p className={css.what}>
        Bring a benchmark’s own files. Python computes the truth of its tasks here, and answers are
        scored as its own code scores them. Nothing leaves this browser.
      </p>
      <ImportPart services={services} benchmarks={benchmarks} />
      {kept !== null && <SetsPart services={services} benchmarks={benchmarks} kept={kept} />}
    </>
  );
}
