import { useState } from "react";
import type { Services } from "../../../app/services.ts";
import type { KnownConnection, Models, ServerKind } from "../../../app/models/models.ts";
import { servers } from "../../../app/models/connecting.ts";
import { Button } from "../../parts/button/Button.tsx";
import { CardList } from "../../parts/cards/CardList.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { serverNames, serverNotes } from "../../words/models.ts";
import { ConnectionCard } from "./ConnectionCard.tsx";
import { NewConnection } from "./NewConnection.tsx";
import css from "./Connect.module.css";

interface Properties {
  readonly services: Services;
  readonly models: Models;
  readonly known: readonly KnownConnection[];
}

/** The servers that are connected, each with what is known of it, and the kinds of server that can be. */
export function ServersPart({ services, models, known }: Properties) {
  const [adding, setAdding] = useState<ServerKind | null>(null);
  const keys = known.filter(({ keyHint }) => keyHint !== null).length;
  return (
    <section className={`${sheet.part} ${sheet.wide}`} aria-labelledby="connect-servers">
      <div className={css.head}>
        <h3 id="connect-servers" className={sheet.title}>
          Servers
        </h3>
        {keys > 0 && (
          <Button
            onClick={() => {
              models.forgetKeys();
              services.announcer.say("All keys are forgotten.");
            }}
          >
            Forget all keys
          </Button>
        )}
      </div>
      {known.length > 0 && (
        <ul className={css.connections}>
          {known.map((one) => (
            <li key={one.connection.id}>
              <ConnectionCard services={services} models={models} known={one} />
            </li>
          ))}
        </ul>
      )}
      {adding === null ? (
        <>
          <p className={sheet.sentence}>
            {known.length === 0 ? "Which server do you have?" : "Add another:"}
          </p>
          <CardList
            cards={servers.map(({ kind }) => ({
              id: kind,
              title: serverNames[kind],
              note: serverNotes[kind],
              onChoose: () => setAdding(kind),
            }))}
          />
        </>
      ) : (
        <NewConnection
          key={adding}
          server={adding}
          onAdd={(connection) => {
            const id = models.keep(connection, null);
            setAdding(null);
            services.announcer.say(`${serverNames[connection.server]} is added.`);
            requestAnimationFrame(() => document.getElementById(`connection-${id}`)?.focus());
          }}
          onCancel={() => setAdding(null)}
        />
      )}
    </section>
  );
}
