import { Suspense, lazy, useId, type ReactNode } from "react";
import type { Settings } from "../../app/settings.ts";
import { Dialog } from "../parts/dialog/Dialog.tsx";
import css from "./SettingsDialog.module.css";

// Few people change their keys.
const KeySettings = lazy(async () => ({
  default: (await import("./KeySettings.tsx")).KeySettings,
}));

interface Properties {
  readonly open: boolean;
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  readonly onClose: () => void;
}

/** What a person can set. Changes work at once and are kept. */
export function SettingsDialog({ open, settings, onChange, onClose }: Properties) {
  const set = (part: Partial<Settings>) => onChange({ ...settings, ...part });
  return (
    <Dialog open={open} title="Settings" onClose={onClose}>
      <Group title="Looks">
        <Choice
          label="Theme"
          value={settings.theme}
          options={{ system: "As the system", light: "Light", dark: "Dark" }}
          onChange={(theme) => set({ theme })}
        />
        <Choice
          label="Size of code"
          value={String(settings.codeSize)}
          options={{ "85": "Small", "100": "Normal", "125": "Large", "150": "Very large" }}
          onChange={(size) => set({ codeSize: Number(size) })}
        />
        <Choice
          label="Editor"
          value={settings.editor}
          options={{ full: "With colours", plain: "Plain text box" }}
          onChange={(editor) => set({ editor })}
        />
      </Group>
      <Group title="Stepping">
        <Choice
          label="Narration"
          value={settings.narration}
          options={{ brief: "Brief", normal: "Normal", full: "Full, with every name" }}
          onChange={(narration) => set({ narration })}
        />
        <Choice
          label="Speed of playing"
          value={String(settings.playSpeed)}
          options={{
            "0.5": "A step every 2 seconds",
            "1": "1 step a second",
            "2": "2 steps a second",
            "5": "5 steps a second",
            "10": "10 steps a second",
          }}
          onChange={(speed) => set({ playSpeed: Number(speed) })}
        />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={settings.letterKeys}
            onChange={(event) => set({ letterKeys: event.currentTarget.checked })}
          />
          Letter keys work in the trace
        </label>
        <Suspense fallback={null}>
          <KeySettings settings={settings} onChange={onChange} />
        </Suspense>
      </Group>
      <Group title="Where a run stops">
        <Choice
          label="Steps"
          value={String(settings.maxSteps)}
          options={{
            "10000": "10,000",
            "100000": "100,000",
            "1000000": "1,000,000",
            "5000000": "5,000,000",
            "20000000": "20,000,000",
          }}
          onChange={(steps) => set({ maxSteps: Number(steps) })}
        />
        <Choice
          label="Time"
          value={String(settings.maxTimeMs)}
          options={{
            "2000": "2 seconds",
            "10000": "10 seconds",
            "30000": "30 seconds",
            "120000": "2 minutes",
          }}
          onChange={(time) => set({ maxTimeMs: Number(time) })}
        />
      </Group>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProperties<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: { readonly [value in Value]: string };
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(properties: ChoiceProperties<Value>) {
  const { label, value, options, onChange } = properties;
  const id = useId();
  const isValue = (text: string): text is Value => text in options;
  return (
    <div className={css.choice}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={css.select}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (isValue(chosen)) onChange(chosen);
        }}
      >
        {Object.entries<string>(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
