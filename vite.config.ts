import { defineConfig } from "vite";
import { foretracePlugins } from "./build/foretrace-plugins.ts";
import project from "./package.json" with { type: "json" };

export default defineConfig({
  base: "./",
  define: {
    FORETRACE_VERSION: JSON.stringify(project.version),
    PYODIDE_VERSION: JSON.stringify(project.dependencies.pyodide),
  },
  plugins: foretracePlugins(),
  worker: { format: "es" },
  // Files that load late are looked at early too: finding their packages later would reload the page.
  optimizeDeps: { entries: ["index.html", "src/**/*.{ts,tsx}"], exclude: ["pyodide"] },
  build: {
    target: "es2022",
    // The first that know light-dark(), so that it is left as it is written.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The editor is that large; it loads when code is edited.
    chunkSizeWarningLimit: 3500,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      // Packing Python takes most of the time, and says so by itself.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            {
              // A word changed in a view must not give the editor's chunk a new name.
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler)[\\/]|vite[\\/]preload-helper/,
            },
          ],
        },
      },
    },
  },
});
