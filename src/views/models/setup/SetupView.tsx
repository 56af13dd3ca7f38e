import type { ModelsServices } from "../ModelsScreen.tsx";

export function SetupView({ evaluations, models }: ModelsServices) {
  return <p>{String(evaluations.kept.get()) + String(models.state.get())}</p>;
}
