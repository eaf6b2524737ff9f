import { readFile } from 'node:fs/promises';
import closeWithGrace from 'close-with-grace';
import { Command, Option } from 'commander';
import { pino } from 'pino';
import { isLoopback, parseProxyOrigin, type Tls } from '../http/exposure.js';
import { keyFileOf, watchPathOf } from '../http/key-place.js';
import { serve } from '../http/server.js';
import { HeadwaterError } from '../model/errors.js';
import { countArgument, dbOption } from './options.js';
import { EXIT_DONE, print, tell } from './output.js';
import { keysCommand } from './serve-keys-command.js';

interface ServeCommandOptions {
  readonly db: string;
  readonly host: string;
  readonly port: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: string;
  readonly rateLimit: number;
  readonly logLevel: string;
}

const DEFAULT_PORT = 8430;
const DEFAULT_REQUESTS_PER_MINUTE = 3000;
const CLOSE_WITHIN_MS = 10_000;
const STDERR = 2;

async function readTls({ tlsCert, tlsKey }: ServeCommandOptions): Promise<Tls | null> {
  if (tlsCert === undefined && tlsKey === undefined) return null;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new HeadwaterError('SERVE_REFUSED', 'Give both --tls-cert and --tls-key, or none of them.');
  }
  const read = (path: string) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new HeadwaterError('FILE_NOT_FOUND', `${path} cannot be read (${error.code}).`, { cause: error });
    });
  return { cert: await read(tlsCert), key: await read(tlsKey) };
}

async function runServe(options: ServeCommandOptions): Promise<number> {
  const { db, host, port, behindProxy } = options;
  const log = pino(
    { level: options.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers'] },
    pino.destination({ fd: STDERR, sync: true }),
  );
  const exposure = {
    host,
    tls: await readTls(options),
    proxyOrigin: behindProxy === undefined ? null : parseProxyOrigin(behindProxy),
  };
  const keys = keyFileOf(db);
  const requestsPerMinute = options.rateLimit;
  const watchPath = watchPathOf(db);
  const served = await serve({ location: db, exposure, port, keys, watchPath, log, requestsPerMinute });
  await print(`${served.loginUrl ?? served.url}\n`);
  tell(
    served.loginUrl === null
      ? `headwater: serving ${served.url}; sign in with an API key. Stop with Ctrl+C.`
      : 'headwater: open the link above in a browser; it works once, within 15 minutes. Stop with Ctrl+C.',
  );
  if (!isLoopback(host)) tell(`headwater: reachable from other machines on ${host}, port ${served.port}.`);
  return untilStopped(() => served.close());
}

/** Resolves when a signal has asked the process to end and everything is closed. */
function untilStopped(close: () => Promise<void>): Promise<number> {
  return new Promise((resolve, reject) => {
    closeWithGrace({ delay: CLOSE_WITHIN_MS, logger: false }, async ({ err }) => {
      await close();
      if (err === undefined) resolve(EXIT_DONE);
      else reject(err);
    });
  });
}

/** `headwater serve`; `done` is told the exit code. */
export function serveCommand(done: (exitCode: number) => void): Command {
  return new Command('serve')
    .description('serve the HTTP API and the web page, on this machine unless told otherwise')
    .addOption(dbOption())
    .addOption(
      new Option('--port <n>', 'port; 0: one that is free').argParser(countArgument(0)).default(DEFAULT_PORT),
    )
    .option('--host <name>', 'name or address of this machine to listen on', '127.0.0.1')
    .option('--tls-cert <file>', 'certificate with its chain, PEM')
    .option('--tls-key <file>', 'private key of the certificate, PEM')
    .option('--behind-proxy <origin>', 'a proxy offers this server as https://NAME')
    .addOption(
      new Option('--rate-limit <n>', 'requests that one address may make in a minute')
        .argParser(countArgument(1))
        .default(DEFAULT_REQUESTS_PER_MINUTE),
    )
    .addOption(
      new Option('--log-level <level>', 'what is logged on stderr, as JSON lines')
        .choices(['silent', 'error', 'warn', 'info', 'debug'])
        .default('warn'),
    )
    .addCommand(keysCommand(done))
    .action(async (options: ServeCommandOptions) => done(await runServe(options)));
}
