import { Command, CommanderError } from 'commander';
import { programVersion } from '../app/package-files.js';
import { EXIT_DONE, EXIT_WRONG_USE, standBrokenPipes, tellError } from './output.js';

type MakeCommand = (done: (exitCode: number) => void) => Command;

/** Every command by its name, in the order of the help. One is loaded only to run it, or for all to be listed. */
const COMMANDS: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  import: async () => (await import('./import-command.js')).importCommand,
  trace: async () => (await import('./trace-command.js')).traceCommand,
  screen: async () => (await import('./screen-command.js')).screenCommand,
  watch: async () => (await import('./watch-command.js')).watchCommand,
  measures: async () => (await import('./measures-command.js')).measuresCommand,
  matches: async () => (await import('./matches-command.js')).matchesCommand,
  copy: async () => (await import('./copy-command.js')).copyCommand,
  serve: async () => (await import('./serve-command.js')).serveCommand,
  demo: async () => (await import('./demo-command.js')).demoCommand,
};

/**
 * The command line with the command of this name, or with all if it is none; `done` is told the exit code of the
 * command that ran.
 */
export async function buildProgram(
  done: (exitCode: number) => void,
  name: string | undefined,
): Promise<Command> {
  const program = new Command('headwater')
    .description(
      'Does anything in this product come from there? The verdict, the paths that prove it, and the gaps.',
    )
    .version(programVersion());
  const names = name !== undefined && Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const each of names) program.addCommand((await COMMANDS[each]!())(done));
  return withExitCodes(program);
}

/** Commander exits with 1 on wrong use; design.md §5 asks for 2. Subcommands do not inherit this by addCommand. */
function withExitCodes(command: Command): Command {
  command.exitOverride().showHelpAfterError('(see --help)');
  for (const sub of command.commands) withExitCodes(sub);
  return command;
}

/** Runs one command line (without `node` and the script) and gives its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  standBrokenPipes();
  let exitCode = EXIT_DONE;
  const program = await buildProgram((code) => {
    exitCode = code;
  }, args[0]);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_WRONG_USE;
    return tellError(error);
  }
}
