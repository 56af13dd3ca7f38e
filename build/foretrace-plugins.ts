import react from "@vitejs/plugin-react";
import type { PluginOption } from "vite";
import { pythonKit } from "./python-kit.ts";
import { walls } from "./walls.ts";

/** Every plugin that a page with Python in it is built with. */
export function foretracePlugins(): PluginOption[] {
  return [react(), pythonKit(), walls()];
}
