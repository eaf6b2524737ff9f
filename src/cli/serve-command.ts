import { Command, Option } from 'commander';
import { countArgument, dbOption } from './options.js';
import { keysCommand } from './serve-keys-command.js';
import type { ServeFlags } from './serving.js';

const DEFAULT_PORT = 8430;
const DEFAULT_REQUESTS_PER_MINUTE = 3000;

/** The server's libraries are loaded only to serve: no other command waits for them. */
async function runServe(options: ServeFlags): Promise<number> {
  const serving = await import('./serving.js');
  return serving.runServe(options);
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
    .action(async (options: ServeFlags) => done(await runServe(options)));
}
