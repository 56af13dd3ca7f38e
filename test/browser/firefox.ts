import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** A Firefox without a window, spoken to by Marionette, the protocol it brings along: lengths and JSON over TCP. */
export interface Firefox {
  /** Opens an address in the one tab. */
  go(url: string): Promise<void>;
  /** Evaluates an expression in the page, waits for it, and gives its value as JSON carries it. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

const preferences = `
user_pref("marionette.port", 0);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage", "about:blank");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
`;
const startMs = 60_000;

/** Starts the Firefox at a path, with a new profile. */
export async function launchFirefox(path: string): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), "walls-firefox-"));
  await writeFile(join(profile, "user.js"), preferences);
  const words = ["--headless", "--marionette", "--no-remote", "--profile", profile];
  const process = spawn(path, words, { stdio: "ignore" });
  const wire = new Wire(await connected(await marionettePort(profile, process)));
  await wire.ask("WebDriver:NewSession", { capabilities: {} });
  await wire.ask("WebDriver:SetTimeouts", { script: 180_000, pageLoad: 60_000 });
  return {
    async go(url) {
      await wire.ask("WebDriver:Navigate", { url });
    },
    async evaluate<T>(expression: string): Promise<T> {
      const script = `const done = arguments[0];
        Promise.resolve().then(() => (${expression})).then(
          (value) => done(JSON.stringify({ value: value ?? null })),
          (error) => done(JSON.stringify({ error: String(error) })));`;
      const { value: text } = await wire.ask("WebDriver:ExecuteAsyncScript", { script, args: [] });
      const answer: { value: T; error?: string } = JSON.parse(String(text));
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    async close() {
      const ended = new Promise((resolve) => process.once("exit", resolve));
      wire.close();
      process.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Firefox writes the port that it chose into its profile. */
async function marionettePort(profile: string, process: ChildProcess): Promise<number> {
  const end = Date.now() + startMs;
  while (Date.now() < end && process.exitCode === null) {
    const port = Number(
      await readFile(join(profile, "MarionetteActivePort"), "utf8").catch(() => ""),
    );
    if (port > 0) return port;
    await delay(50);
  }
  process.kill();
  throw new Error("Firefox did not start.");
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", reject);
  });
}

type Answer = [kind: 1, id: number, error: { message: string } | null, result: { value?: unknown }];

/** Questions and answers over one socket: each message is its length in bytes, a colon and JSON. */
class Wire {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #bytes = Buffer.alloc(0);
  #asked = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (bytes: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes]);
      this.#read();
    });
  }

  async ask(command: string, parameters: Record<string, unknown>): Promise<{ value?: unknown }> {
    const id = (this.#asked += 1);
    const text = JSON.stringify([0, id, command, parameters]);
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answered;
    if (error !== null) throw new Error(`${command}: ${error.message}`);
    return result;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(): void {
    for (;;) {
      const colon = this.#bytes.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#bytes.subarray(0, colon).toString());
      if (this.#bytes.length < end) return;
      const message: unknown = JSON.parse(this.#bytes.subarray(colon + 1, end).toString());
      this.#bytes = this.#bytes.subarray(end);
      if (isAnswer(message)) this.#waiting.get(message[1])?.(message);
    }
  }
}

function isAnswer(message: unknown): message is Answer {
  return Array.isArray(message) && message[0] === 1;
}
