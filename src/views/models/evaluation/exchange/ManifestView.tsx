import { useMemo } from "react";
import { manifestOf } from "../../../../app/evaluations/exchange/manifestOf.ts";
import { tracerKey } from "../../../../app/evaluations/exchange/pageTracer.ts";
import type { OpenEvaluation } from "../../../../app/evaluations/session.ts";
import { manifestHash } from "../../../../core/evaluation/manifest.ts";
import { counted } from "../../../words/numbers.ts";
import css from "./Exchange.module.css";

interface Properties {
  readonly state: OpenEvaluation;
}

/** What is in the manifest, the parts that have to be the same elsewhere. */
export function ManifestView({ state }: Properties) {
  const manifest = useMemo(() => manifestOf(state, tracerKey), [state]);
  const { pack, prompts, predictors } = manifest;
  const rows: readonly (readonly [string, string])[] = [
    ["SHA-256 of it all", manifestHash(manifest)],
    ["Pack", `${pack.title}, ${pack.sha256}`],
    ["Items", `${counted(pack.items, "item")}, ${pack.sha256OfItems}`],
    ["Tracer", manifest.tracer],
    ["Python", `${manifest.python}, in Pyodide ${manifest.pyodide}`],
    ["Judges", manifest.judges.join(", ")],
    ["Reading of replies", `version ${manifest.extractor}`],
    ...prompts.map(
      ({ template, sha256, settings }) =>
        [`Prompt ${template}`, `${sha256}, asks for ${JSON.stringify(settings)}`] as const,
    ),
    ["Samples", String(manifest.plan.samples)],
    ...predictors.map(
      (one) =>
        [
          one.label,
          [
            `${one.dialect} ${one.model}`,
            one.digest === null ? "no digest known" : `digest ${one.digest}`,
            counted(one.calls, "call"),
            one.sha256OfResults === null ? "not all answered" : `results ${one.sha256OfResults}`,
          ].join(", "),
        ] as const,
    ),
  ];
  return (
    <dl className={css.facts}>
      {rows.map(([name, value]) => (
        <div key={name} className={css.fact}>
          <dt>{name}</dt>
          <dd translate="no">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
