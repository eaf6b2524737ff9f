import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/headwater/', import.meta.url));

const ARTIFACTS = ['org.neo4j:neo4j', 'org.neo4j:neo4j-bolt', 'org.neo4j.app:neo4j-server'];

function pomOf(version: string): string {
  const dependencies = ARTIFACTS.map((artifact) => {
    const [group, name] = artifact.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>headwater</groupId><artifactId>neo4j</artifactId><version>${version}</version>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}

/** True if Maven can be asked for the jars, or has been. */
export function canHaveJars(version: string): boolean {
  return existsSync(libraryOf(version)) || spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0;
}

function libraryOf(version: string): string {
  return join(CACHE, `neo4j-${version}`, 'lib');
}

/** The folder with the jars of a Neo4j Community server, fetched with Maven the first time. */
export function jarsOf(version: string): string {
  const library = libraryOf(version);
  if (existsSync(library)) return library;
  const folder = join(CACHE, `neo4j-${version}`);
  // Of its own, for two test files may fetch at once; the last step is one rename.
  const part = join(folder, `part-${process.pid}`);
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'pom.xml'), pomOf(version));
  const task = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
  const { status, stdout } = spawnSync('mvn', task, { cwd: part, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Maven could not fetch Neo4j ${version}: ${stdout}`);
  if (!existsSync(library)) renameSync(join(part, 'lib'), library);
  rmSync(part, { recursive: true, force: true });
  return library;
}
