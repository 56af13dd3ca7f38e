import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { dialectOf, listOf } from "../../models/fixture/dialects.ts";
import { saying } from "../../models/fixture/saying.ts";
import { type Behaviour, type SeenRequest, startFixture } from "../../models/fixture/server.ts";

/** What a server does with a question; `nth` is how often it came, from 1. */
export type Answering = (request: SeenRequest, response: ServerResponse, nth: number) => void;

/** A server of models that knows what it was asked, and how often. */
export interface ModelServer {
  /** The base address. */
  readonly address: string;
  /** How often each question came, by the question. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts one. Tests of a connection are no questions, and always answered. */
export async function startModelServer(answer: Answering = answers("42")): Promise<ModelServer> {
  const asked = new Map<string, number>();
  const own: Behaviour = (request, response) => {
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(listOf(request)));
      return;
    }
    if (!isQuestion(request)) {
      answers("42")(request, response, 1);
      return;
    }
    const question = questionOf(request);
    const nth = (asked.get(question) ?? 0) + 1;
    asked.set(question, nth);
    answer(request, response, nth);
  };
  const fixture = await startFixture(new Map([["own", own]]));
  return { address: fixture.base("own"), asked, close: () => fixture.close() };
}

/** Says a text to whatever is asked. */
export function answers(text: string): Answering {
  return (request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(saying(dialectOf(request), text));
  };
}

/** What is asked, whatever else stands in the request. */
export function questionOf({ body }: SeenRequest): string {
  const said = JSON.stringify([body?.["messages"], body?.["system"], body?.["contents"]]);
  return createHash("sha256").update(said).digest("hex");
}

/** Questions show a program; a test of the connection shows none. */
function isQuestion({ body }: SeenRequest): boolean {
  return JSON.stringify(body).length > 600;
}
