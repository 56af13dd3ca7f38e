export {
  defaultPreferences,
  defaultSettings,
  noSheets,
  traceViewNames,
  type Preferences,
  type Settings,
  type SheetDraft,
  type TraceViewName,
} from "../store/kept.ts";
