import { useId, useRef, useState } from "react";
import type { KnownConnection, Models } from "../../../app/models/models.ts";
import {
  isMixedContent,
  parseAddress,
  permissionFor,
  servers,
} from "../../../app/models/connecting.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import {
  addressProblemWords,
  diagnosisNames,
  permissionNotice,
  serverNames,
} from "../../words/models.ts";
import { ConnectionTest } from "./ConnectionTest.tsx";
import { KeyField, type KeyHand } from "./KeyField.tsx";
import { ModelField } from "./ModelField.tsx";
import css from "./Connect.module.css";

interface Properties {
  readonly services: Services;
  readonly models: Models;
  readonly known: KnownConnection;
}

/** One server: where it is, its key, which of its models is asked, and a test of all that. */
export function ConnectionCard({ services, models, known }: Properties) {
  const { connection, trying, keyHint } = known;
  const { id, server, baseUrl } = connection;
  const own = useId();
  const [address, setAddress] = useState(baseUrl);
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef<KeyHand>(null);
  const facts = servers.find(({ kind }) => kind === server);
  const test = useRef<HTMLButtonElement>(null);
  const takeAddress = (): boolean => {
    const parsed = parseAddress(address);
    if (parsed.kind === "problem") {
      setProblem(addressProblemWords[parsed.problem]);
      return false;
    }
    setAddress(parsed.baseUrl);
    if (parsed.baseUrl !== baseUrl) models.keep({ ...connection, baseUrl: parsed.baseUrl }, id);
    return true;
  };
  const run = () => {
    if (!takeAddress()) return;
    key.current?.take();
    const says = (): void => {
      const now = models.state.get().connections.find((one) => one.connection.id === id);
      if (now?.trying.kind !== "tried") return;
      services.announcer.say(
        `${serverNames[server]}: ${diagnosisNames[now.trying.diagnosis.cause]}.`,
      );
    };
    void models.tryConnection(id).then(says);
  };
  const permission = isMixedContent(location.origin, baseUrl)
    ? null
    : permissionFor(location.origin, baseUrl);
  return (
    <section className={css.card} aria-labelledby={`connection-${id}`}>
      <div className={css.head}>
        <h4 id={`connection-${id}`} tabIndex={-1} className={css.name}>
          {serverNames[server]}
          <Standing known={known} />
        </h4>
        <Button
          look="quiet"
          aria-label={`Remove ${serverNames[server]}, ${baseUrl}`}
          onClick={() => {
            models.removeConnection(id);
            services.announcer.say(`${serverNames[server]} is removed.`);
          }}
        >
          Remove
        </Button>
      </div>
      <div className={css.field}>
        <label htmlFor={`${own}-address`}>Address</label>
        <input
          id={`${own}-address`}
          className={`${css.text} ${css.code}`}
          type="text"
          inputMode="url"
          spellCheck={false}
          autoComplete="off"
          translate="no"
          value={address}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${own}-problem`}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setProblem(null);
          }}
          onBlur={takeAddress}
          onKeyDown={(event) => {
            if (event.key === "Enter") takeAddress();
          }}
        />
        {problem !== null && (
          <p id={`${own}-problem`} className={css.problem}>
            {problem}
          </p>
        )}
      </div>
      {(facts?.key !== "never" || keyHint !== null) && (
        <KeyField hand={key} services={services} models={models} known={known} facts={facts} />
      )}
      <ModelField models={models} known={known} />
      {permission !== null && trying.kind === "untried" && (
        <p className={css.notice}>{permissionNotice(permission)}</p>
      )}
      <p className={css.actions}>
        <Button
          ref={test}
          look="main"
          unavailable={trying.kind === "trying" ? "The test is going on" : null}
          onClick={run}
        >
          Test the connection
        </Button>
        {trying.kind === "trying" && (
          <Button
            onClick={() => {
              models.leaveConnection(id);
              test.current?.focus();
            }}
          >
            Stop
          </Button>
        )}
      </p>
      <ConnectionTest known={known} />
    </section>
  );
}

/** In a word, how it stands with a connection. */
function Standing({ known: { trying } }: { readonly known: KnownConnection }) {
  switch (trying.kind) {
    case "untried":
      return <span className={css.standing}>not tested</span>;
    case "trying":
      return <span className={css.standing}>testing…</span>;
    case "tried": {
      const works = trying.diagnosis.cause === "none";
      return (
        <span className={css.standing} data-works={works}>
          {works ? "✓ works" : "✗ does not work yet"}
        </span>
      );
    }
  }
}
