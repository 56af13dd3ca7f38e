/** Python in the page. Everything that other rooms may use of the runtime. */
import { bootScript, frameScript } from "virtual:foretrace-walls";
import type { KitFetch } from "./kit.ts";
import { PythonRuntime } from "./runtime.ts";
import { openSandbox } from "./sandbox.ts";
import { startKit } from "./start.ts";
import { pageTimers } from "./timers.ts";

export { defaultLimits, type RunLimits, type RunRequest } from "./contract.ts";
export type { BootState, KillReason, RunResult } from "./result.ts";
export type { PythonRuntime, RunOptions } from "./runtime.ts";

const megabyte = 2 ** 20;

/**
 * Makes the page's runtime. It does nothing until `warm` or `run` is called.
 * @param started a download of the kit that is under way already
 */
export function createPythonRuntime(page: Document, started?: KitFetch): PythonRuntime {
  let first = started;
  const small = isSmallDevice(navigator);
  return new PythonRuntime({
    fetchKit: () => {
      const kit = first ?? startKit(page);
      first = undefined;
      return kit;
    },
    openSandbox: (hear) => openSandbox(page, frameScript, hear),
    bootScript,
    memoryBytes: (small ? 256 : 512) * megabyte,
    keepSpare: !small,
    timers: pageTimers,
    newId: randomId,
  });
}

/**
 * Makes a Python beside the page's own, for long work that can be shared out: a frame and workers of its own. Null where the device
 * has no processor or no memory for it.
 */
export function createSecondRuntime(page: Document): PythonRuntime | null {
  const alone = isSmallDevice(navigator) || navigator.hardwareConcurrency < 2;
  return alone ? null : createPythonRuntime(page);
}

/** Browsers that tell say how many gigabytes there are; phones by Apple do not tell and have little for a page. */
function isSmallDevice(device: Navigator & { readonly deviceMemory?: number }): boolean {
  return (device.deviceMemory ?? 8) <= 2 || /iPhone|iPad|iPod/.test(device.userAgent);
}

/** Not `randomUUID`, which pages without a secure connection lack. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].join("-");
}
