import type { Message } from "../../../core/asking/generation.ts";
import { counted } from "../../words/numbers.ts";
import { PlainText } from "./PlainText.tsx";
import css from "./Transcript.module.css";

interface Properties {
  readonly messages: readonly Message[];
  /** Id and version of the prompt's template; null for messages that were sent already. */
  readonly template: string | null;
  readonly open: boolean;
}

/** The very messages that were sent, or will be. */
export function Asked({ messages, template, open }: Properties) {
  if (messages.length === 0) return <p>What was sent is not known here.</p>;
  const characters = messages.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <details className={css.fold} open={open}>
      <summary>
        {[
          `${template === null ? "What was sent" : "What will be sent"}: ${counted(messages.length, "message")}`,
          counted(characters, "character"),
          ...(template === null ? [] : [`template ${template}`]),
        ].join(", ")}
      </summary>
      {messages.map(({ role, text }, index) => (
        // Messages have no identity but their place.
        <PlainText key={`message ${index}`} name={roleWords[role]} text={text} tall />
      ))}
    </details>
  );
}

const roleWords: { readonly [role in Message["role"]]: string } = {
  system: "System",
  user: "User",
  assistant: "Assistant",
};
