import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A Java that is installed on this machine. */
export interface Java {
  readonly home: string;
  readonly executable: string;
  readonly version: number;
}

/** Folders that hold one Java in each folder below them, on the systems that developers have. */
const PARENTS = ['/usr/lib/jvm', '/opt', '/Library/Java/JavaVirtualMachines'];

function foldersIn(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent).flatMap((name) => [join(parent, name), join(parent, name, 'Contents', 'Home')]);
}

/** As `java_home` tools look: JAVA_HOME and the like, the folders of the system, and the `java` on the PATH. */
function homes(): string[] {
  const named = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('JAVA_HOME') && value ? [value] : [],
  );
  const onPath = (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, 'java'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(dirname(realpathSync(file))));
  const managers = process.env.HOME === undefined ? [] : [join(process.env.HOME, '.sdkman/candidates/java')];
  return [...named, ...[...PARENTS, ...managers].flatMap(foldersIn), ...onPath];
}

/** From the file `release`, which every Java since 8 has: no process is started. */
function javaAt(home: string): Java[] {
  const executable = join(home, 'bin', 'java');
  const release = join(home, 'release');
  if (!existsSync(executable) || !existsSync(release)) return [];
  const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1];
  return version === undefined ? [] : [{ home, executable, version: Number(version) }];
}

/** The oldest Java between two versions, both included; undefined if there is none. */
export function findJava(lowest: number, highest: number): Java | undefined {
  return homes()
    .flatMap(javaAt)
    .filter(({ version }) => version >= lowest && version <= highest)
    .sort((a, b) => a.version - b.version)[0];
}
