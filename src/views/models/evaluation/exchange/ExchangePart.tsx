import type { Evaluations } from "../../../../app/evaluations/evaluations.ts";
import type { EvaluationSession, OpenEvaluation } from "../../../../app/evaluations/session.ts";
import type { Models } from "../../../../app/models/models.ts";
import type { Services } from "../../../../app/services.ts";
import { BringPart } from "./BringPart.tsx";
import { ChatPart } from "./ChatPart.tsx";
import { ElsewherePart } from "./ElsewherePart.tsx";
import { TakePart } from "./TakePart.tsx";

export interface ExchangeProperties {
  readonly services: Services;
  readonly evaluations: Evaluations;
  readonly models: Models;
  readonly session: EvaluationSession;
  readonly state: OpenEvaluation;
}

/** All that goes in and out of an evaluation. */
export function ExchangePart(properties: ExchangeProperties) {
  return (
    <>
      <TakePart {...properties} />
      <BringPart {...properties} />
      <ChatPart {...properties} />
      <ElsewherePart {...properties} />
    </>
  );
}
