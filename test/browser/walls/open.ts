import { kitFiles } from "virtual:foretrace-walls";

/** Python in an ordinary module worker of the page's own origin, with time for what it started to happen. */
export function runInTheOpen(source: string): Promise<string> {
  const script = `
    import { loadPyodide } from ${JSON.stringify(address("pyodide"))};
    try {
      const pyodide = await loadPyodide({
        indexURL: ${JSON.stringify(new URL(".", address("pyodide")).href)},
        stdLibURL: ${JSON.stringify(address("python"))},
        lockFileContents: { info: { abi_version: "2026_0" }, packages: {} },
        stdout: () => {},
        stderr: () => {},
      });
      pyodide.runPython(${JSON.stringify(source)});
      await new Promise((resolve) => setTimeout(resolve, 1500));
      postMessage("ran");
    } catch (error) {
      setTimeout(() => postMessage(String(error)), 1500);
    }`;
  return new Promise((resolve) => {
    const worker = new Worker(
      URL.createObjectURL(new Blob([script], { type: "text/javascript" })),
      { type: "module" },
    );
    worker.addEventListener("message", (event: MessageEvent<string>) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener("error", (event) => resolve(`did not start: ${event.message}`));
  });
}

function address(part: keyof typeof kitFiles): string {
  return new URL(kitFiles[part].path, document.baseURI).href;
}
