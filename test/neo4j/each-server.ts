import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { OPTIONAL } from '../count-reporter.js';
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
    else skipped(kind, what, kind.skipReason);
  }
}

/** Reported with the reason; no failure of a run without skips while another release can be tested. */
function skipped({ name }: ServerKind, what: string, reason: string): void {
  const isOptional = serverKinds().some(({ skipReason }) => skipReason === null);
  test.skip(`${name}, ${what}: ${reason} ${isOptional ? OPTIONAL : ''}`.trimEnd(), () => {});
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
  for (const kind of kinds) {
    const reason = kind.isOurs ? kind.skipReason : 'not with a server that the tests did not start';
    if (reason !== null) skipped(kind, what, reason);
  }
}
