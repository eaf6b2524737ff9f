import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { canHaveJars, jarsOf } from './jars.js';
import { findJava, type Java } from './java.js';
import { type Guarded, startGuarded } from './process.js';

/** A Neo4j server that tests may do anything with. */
export interface Server {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** What `openNeo4jStore` reads. */
  readonly environment: Readonly<Record<string, string>>;
  /** The id of its process, for signals; 0 for a server that the tests did not start. */
  readonly pid: number;
  /** Ends it as a power cut does. Not for a server that the tests did not start; nor are the other two. */
  kill(): Promise<void>;
  /** Starts it again, over the same files and at the same address. */
  restart(settings?: Settings): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** Lines of `neo4j.conf`. */
export type Settings = Readonly<Record<string, string>>;

/** One kind of server that the tests run against. */
export interface ServerKind {
  readonly name: string;
  /** Why it cannot be had here; null: it can. */
  readonly skipReason: string | null;
  /** True if the tests start it themselves, and so may kill it. */
  readonly isOurs: boolean;
  start(settings?: Settings, heapMiB?: number): Promise<Server>;
}

interface Release {
  readonly version: string;
  readonly mainClass: string;
  readonly lowestJava: number;
  readonly highestJava: number;
}

const RELEASES: readonly Release[] = [
  {
    version: '5.26.28',
    mainClass: 'org.neo4j.server.CommunityEntryPoint',
    lowestJava: 17,
    highestJava: 21,
  },
  { version: '2026.09.0', mainClass: 'org.neo4j.server.Neo4jCommunity', lowestJava: 21, highestJava: 25 },
];

const OPENED_PACKAGES = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'];
const START_LIMIT_MS = 120_000;
const USER = 'neo4j';

/** The servers of NEO4J_URI alone if that is set: the tests empty its database. Otherwise one of each release. */
export function serverKinds(): readonly ServerKind[] {
  const uri = process.env.NEO4J_URI;
  return uri ? [givenKind(uri)] : RELEASES.map(ownKind);
}

function environmentOf(user: string, password: string, database = 'neo4j') {
  return { NEO4J_USERNAME: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
}

function givenKind(uri: string): ServerKind {
  const user = process.env.NEO4J_USERNAME || USER;
  const password = process.env.NEO4J_PASSWORD ?? '';
  const refuse = () => Promise.reject(new Error('the server of NEO4J_URI is not ours to stop'));
  const environment = environmentOf(user, password, process.env.NEO4J_DATABASE || 'neo4j');
  const server = {
    uri,
    user,
    password,
    environment,
    pid: 0,
    kill: refuse,
    restart: refuse,
    stop: async () => {},
  };
  return { name: 'Neo4j at NEO4J_URI', skipReason: null, isOurs: false, start: async () => server };
}

function ownKind(release: Release): ServerKind {
  const { version, lowestJava, highestJava } = release;
  const java = findJava(lowestJava, highestJava);
  const skipReason =
    java === undefined
      ? `needs Java ${lowestJava} to ${highestJava}, or a server in NEO4J_URI`
      : canHaveJars(version)
        ? null
        : 'needs Maven to fetch it, or a server in NEO4J_URI';
  return {
    name: `Neo4j ${version}`,
    skipReason,
    isOurs: true,
    start: async (settings = {}, heapMiB = 512) => {
      if (java === undefined) throw new Error(skipReason!);
      return OwnServer.start(release, java, settings, heapMiB);
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

class OwnServer implements Server {
  readonly user = USER;
  readonly password = randomBytes(12).toString('hex');
  readonly environment = environmentOf(this.user, this.password);
  readonly uri: string;
  readonly #home = mkdtempSync(join(tmpdir(), 'headwater-neo4j-'));
  readonly #release: Release;
  readonly #java: Java;
  readonly #port: number;
  readonly #heapMiB: number;
  #process: Guarded | null = null;

  private constructor(release: Release, java: Java, port: number, heapMiB: number) {
    this.#release = release;
    this.#java = java;
    this.#port = port;
    this.#heapMiB = heapMiB;
    this.uri = `bolt://127.0.0.1:${port}`;
  }

  static async start(release: Release, java: Java, settings: Settings, heapMiB: number): Promise<Server> {
    const server = new OwnServer(release, java, await freePort(), heapMiB);
    try {
      server.#setPassword();
      await server.restart(settings);
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  async restart(settings: Settings = {}): Promise<void> {
    await this.kill();
    this.#configure(settings);
    const log = join(this.#home, 'logs', 'neo4j.log');
    rmSync(log, { force: true });
    this.#process = await startGuarded(this.#command(), join(this.#home, 'output.txt'));
    for (const startMs = Date.now(); Date.now() - startMs < START_LIMIT_MS; await delay(50)) {
      const text = this.#read('logs/neo4j.log');
      if (text.includes('Started.')) return;
      if (this.#process.hasEnded() || /Failed to start/.test(text)) break;
    }
    const said = `${this.#read('output.txt')}\n${this.#read('logs/neo4j.log')}`;
    await this.stop();
    throw new Error(`Neo4j ${this.#release.version} did not start:\n${said.slice(-3000)}`);
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
    this.#process = null;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#home, { recursive: true, force: true });
  }

  #read(name: string): string {
    try {
      return readFileSync(join(this.#home, name), 'utf8');
    } catch {
      return '';
    }
  }

  #classPath(): string[] {
    return ['-cp', `${jarsOf(this.#release.version)}/*`];
  }

  #command(): string[] {
    const opened = OPENED_PACKAGES.flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]);
    const heap = [`-Xms${Math.min(256, this.#heapMiB)}m`, `-Xmx${this.#heapMiB}m`];
    const folders = [`--home-dir=${this.#home}`, `--config-dir=${join(this.#home, 'conf')}`];
    // Quicker to start at the cost of speed later, which only the large heap of a measurement needs.
    const tiers = this.#heapMiB > 512 ? [] : ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
    return [
      this.#java.executable,
      ...heap,
      ...tiers,
      ...opened,
      ...this.#classPath(),
      this.#release.mainClass,
      ...folders,
    ];
  }

  #configure(settings: Settings): void {
    const all = {
      'server.bolt.listen_address': `127.0.0.1:${this.#port}`,
      'server.http.enabled': 'false',
      'server.https.enabled': 'false',
      'server.memory.pagecache.size': this.#heapMiB > 512 ? '512m' : '64m',
      'dbms.usage_report.enabled': 'false',
      ...settings,
    };
    mkdirSync(join(this.#home, 'conf'), { recursive: true });
    const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(this.#home, 'conf', 'neo4j.conf'), lines.join(''));
  }

  /** As `neo4j-admin dbms set-initial-password` does, which the jars have without its script. */
  #setPassword(): void {
    this.#configure({});
    const task = ['org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', this.password];
    const { status, stderr } = spawnSync(this.#java.executable, [...this.#classPath(), ...task], {
      env: { ...process.env, NEO4J_HOME: this.#home, NEO4J_CONF: join(this.#home, 'conf') },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The password of the server could not be set: ${stderr}`);
  }
}
