import type { ModelsServices } from "../ModelsScreen.tsx";

export function EvaluationView({ id, evaluations }: ModelsServices & { readonly id: string }) {
  return <p>{evaluations.open(id).id}</p>;
}
