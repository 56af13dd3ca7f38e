import { kitFiles } from "virtual:foretrace-walls";

/** What the page's Python is known by, its library and the recorder included: the hash that its file is named by. */
export const tracerKey: string = /python-([^/]*)\.zip$/.exec(kitFiles.python.path)?.[1] ?? "";
