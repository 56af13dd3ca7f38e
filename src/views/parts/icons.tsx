/** The drawings on buttons, 16 px square, in the colour of the text. Each is hidden from assistive technology: the button has a name. */
const paths = {
  first: "M4 3v10M13 3.5 6.5 8l6.5 4.5z",
  last: "M12 3v10M3 3.5 9.5 8 3 12.5z",
  back: "M10 3.5 5.5 8l4.5 4.5",
  forward: "M6 3.5 10.5 8 6 12.5",
  overBack: "M12.5 11A4.75 4.75 0 0 0 3.5 8.5M3 5v4h4",
  over: "M3.5 11a4.75 4.75 0 0 1 9-2.5M13 5v4H9",
  out: "M8 12V3.5M4.5 7 8 3.5 11.5 7M3 14h10",
  play: "M5 3v10l8-5z",
  pause: "M5.5 3v10M10.5 3v10",
  settings:
    "M8 5.75a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4",
  help: "M5.75 6a2.25 2.25 0 1 1 3.3 2c-.7.4-1.05.8-1.05 1.6M8 12v.6",
  light:
    "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.85.85M11.75 11.75l.85.85M12.6 3.4l-.85.85M4.25 11.75l-.85.85",
  dark: "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
  system: "M2 3h12v8H2zM5.5 14h5M8 11v3",
  edit: "M3 13l.7-3L11 2.8 13.2 5 6 12.3z",
  steps: "M2.5 4h2M2.5 8h2M2.5 12h2M7 4h6.5M7 8h6.5M7 12h6.5",
  close: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  kept: "M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 9h3",
  warning: "M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
} as const;

/** One of the drawings. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill={name === "play" || name === "first" || name === "last" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={name === "more" ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
