import { Command, InvalidArgumentError, Option } from 'commander';
import { keyFileOf } from '../http/key-place.js';
import { ROLES, type Role } from '../http/role.js';
import { type Day, formatDay, parseDay } from '../model/dates.js';
import { plain } from '../model/plain-text.js';
import { dbOption, today } from './options.js';
import { EXIT_DONE, print, tell } from './output.js';

interface KeyStoreOptions {
  readonly db: string;
}

interface AddOptions extends KeyStoreOptions {
  readonly role: Role;
  readonly expires: Day;
}

const DEFAULT_LIFE_DAYS = 90;

function lastDay(text: string): Day {
  const day = parseDay(text, 'to');
  if (typeof day === 'number' && day >= today()) return day;
  throw new InvalidArgumentError('Write a date from today on as YYYY-MM-DD.');
}

async function list({ db }: KeyStoreOptions): Promise<number> {
  const keys = keyFileOf(db).list();
  if (keys.length === 0) tell('There are no API keys. Make one with `headwater serve keys add NAME`.');
  for (const { id, name, role, expires, revoked } of keys) {
    await print(`${plain(`${id}  ${role}  until ${expires}${revoked ? ', revoked' : ''}  ${name}`)}\n`);
  }
  return EXIT_DONE;
}

async function add(name: string, { db, role, expires }: AddOptions): Promise<number> {
  const made = keyFileOf(db).add({ name, role, expires: formatDay(expires) }, formatDay(today()));
  await print(`${made.key}\n`);
  tell(`headwater: the key ${made.id} is shown this once. Keep it where nobody else reads it.`);
  return EXIT_DONE;
}

async function revoke(id: string, { db }: KeyStoreOptions): Promise<number> {
  keyFileOf(db).revoke(id);
  tell(`headwater: the key ${id} works no more.`);
  return EXIT_DONE;
}

/** `headwater serve keys list|add|revoke`; `done` is told the exit code. */
export function keysCommand(done: (exitCode: number) => void): Command {
  const keys = new Command('keys').description('the API keys of a store’s server');
  keys
    .command('list', { isDefault: true })
    .description('one line for each key, without its secret')
    .addOption(dbOption())
    .action(async (options: KeyStoreOptions) => done(await list(options)));
  keys
    .command('add')
    .description('make a key and print it, once')
    .argument('<name>', 'who it is for, as review decisions will name them')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).default('viewer'))
    .addOption(
      new Option('--expires <day>', 'the last day on which it works')
        .argParser(lastDay)
        .default(today() + DEFAULT_LIFE_DAYS, `in ${DEFAULT_LIFE_DAYS} days`),
    )
    .addOption(dbOption())
    .action(async (name: string, options: AddOptions) => done(await add(name, options)));
  keys
    .command('revoke')
    .description('make a key useless, at once')
    .argument('<id>', 'as `list` shows it')
    .addOption(dbOption())
    .action(async (id: string, options: KeyStoreOptions) => done(await revoke(id, options)));
  return keys;
}
