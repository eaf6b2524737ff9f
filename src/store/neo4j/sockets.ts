import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * The driver cannot be told to give up a server that takes a connection and then says nothing: such a socket outlives
 * `driver.close()` and keeps the process from ending. So the sockets of each Store are noted as they are made, by
 * whose work made them, and closed with it.
 */
const owner = new AsyncLocalStorage<Set<Socket>>();

subscribe('net.client.socket', (message) => {
  const sockets = owner.getStore();
  if (sockets === undefined) return;
  const { socket } = message as { socket: Socket };
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
});

/** Runs a step; the sockets that it opens are added to `sockets` for as long as they are open. */
export function notingSockets<R>(sockets: Set<Socket>, step: () => R): R {
  return owner.run(sockets, step);
}

export function destroySockets(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}
