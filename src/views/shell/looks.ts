import { useSyncExternalStore } from "react";
import type { Settings } from "../../app/settings.ts";

/** Size of code in pixels at 100 hundredths. */
const codePixels = 14;

/** Puts theme and size of code where the styles read them. */
export function applyLooks(root: HTMLElement, settings: Settings): void {
  if (settings.theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = settings.theme;
  root.style.setProperty("--size-code", `${codeFontSize(settings) / 16}rem`);
}

/** Size of code in pixels. */
export function codeFontSize(settings: Settings): number {
  return (codePixels * settings.codeSize) / 100;
}

/** The theme that is shown, also when it is the system's. */
export function useTheme(settings: Settings): "light" | "dark" {
  const system = useSyncExternalStore(followSystem, systemTheme);
  return settings.theme === "system" ? system : settings.theme;
}

const dark = "(prefers-color-scheme: dark)";

function followSystem(listener: () => void): () => void {
  const query = matchMedia(dark);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function systemTheme(): "light" | "dark" {
  return matchMedia(dark).matches ? "dark" : "light";
}
