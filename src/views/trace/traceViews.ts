/** The parts of the screen that show a run, as one piece that is loaded when there is a run to show. */
export { CodeList } from "./CodeList.tsx";
export { StateViews } from "./StateViews.tsx";
export { TracePanel } from "./TracePanel.tsx";
