import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type Server, type ServerKind, serverKinds } from './server.js';

/** Set in `beforeAll`. */
export interface Running {
  server: Server;
}

const START_LIMIT_MS = 300_000;

function describeServer(kind: ServerKind, tests: (running: Running, kind: ServerKind) => void): void {
  describe(kind.name, () => {
    const running = {} as Running;
    beforeAll(async () => {
      running.server = await kind.start();
    }, START_LIMIT_MS);
    afterAll(() => running.server?.stop());
    tests(running, kind);
  });
}

/** Tests against every kind of server; one that cannot be had here is reported as skipped, with the reason. */
export function describeEachServer(what: string, tests: (running: Running, kind: ServerKind) => void): void {
  for (const kind of serverKinds()) {
    if (kind.skipReason === null) describeServer(kind, tests);
    else test.skip(`${kind.name}, ${what}: ${kind.skipReason}`, () => {});
  }
}

/** Tests that stop the server or change its settings: against those that the tests start themselves. */
export function describeOwnServers(
  what: string,
  tests: (running: Running) => void,
  isOneEnough = false,
): void {
  const kinds = serverKinds();
  const own = kinds.filter(({ isOurs, skipReason }) => isOurs && skipReason === null);
  for (const kind of isOneEnough ? own.slice(-1) : own) describeServer(kind, tests);
  for (const { isOurs, skipReason, name } of kinds) {
    const reason = isOurs ? skipReason : 'not with a server that the tests did not start';
    if (reason !== null) test.skip(`${name}, ${what}: ${reason}`, () => {});
  }
}
