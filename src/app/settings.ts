export {
  defaultPreferences,
  defaultSettings,
  traceViewNames,
  type Preferences,
  type Settings,
  type TraceViewName,
} from "../store/kept.ts";
