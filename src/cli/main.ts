import { Command, CommanderError } from 'commander';
import { programVersion } from '../app.js';
import { copyCommand } from './copy-command.js';
import { demoCommand } from './demo-command.js';
import { importCommand } from './import-command.js';
import { matchesCommand } from './matches-command.js';
import { measuresCommand } from './measures-command.js';
import { EXIT_DONE, EXIT_WRONG_USE, standBrokenPipes, tellError } from './output.js';
import { screenCommand } from './screen-command.js';
import { serveCommand } from './serve-command.js';
import { traceCommand } from './trace-command.js';
import { watchCommand } from './watch-command.js';

/** The whole command line; `done` is told the exit code of the command that ran. */
export function buildProgram(done: (exitCode: number) => void): Command {
  const program = new Command('headwater')
    .description(
      'Does anything in this product come from there? The verdict, the paths that prove it, and the gaps.',
    )
    .version(programVersion());
  for (const command of [
    importCommand,
    traceCommand,
    screenCommand,
    watchCommand,
    measuresCommand,
    matchesCommand,
    copyCommand,
    serveCommand,
    demoCommand,
  ]) {
    program.addCommand(command(done));
  }
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
  const program = buildProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_WRONG_USE;
    return tellError(error);
  }
}
