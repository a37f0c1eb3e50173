/** The connections to one service of an account: kept alive between calls, ended when the other side has gone silent. */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Environment } from './environment.ts';

/**
 * The SDK's own client waits for ever. As long as the storage may take for any answer (and Azurite on a machine short
 * of CPU was seen to take 22 s), and long enough for the end of a block in the kernel's send buffer to crawl over a bad
 * line. Idle connections are kept no longer than this either.
 */
const STALL_MS = 30_000;

/** `ca`: the only certificate to trust, where it is not one that everybody trusts. */
export function createAgent(url: string, env: Environment = {}, stallMs = STALL_MS, ca?: string): http.Agent {
  const options = { keepAlive: true, timeout: stallMs };
  // Plain http is for emulators on this machine: no proxy.
  if (!url.startsWith('https:')) return impatient(new http.Agent(options), stallMs);
  // An agent of our own takes the place of the SDK's proxy policy.
  return impatient(new https.Agent({ ...options, ...(ca && { ca }), proxyEnv: { ...env } }), stallMs);
}

/** A stalled connection is cut with an error that no retry policy knows: trying again would take as long again. */
function impatient<A extends http.Agent>(agent: A, stallMs: number): A {
  const watch = (socket: Socket) => {
    socket.setTimeout(stallMs);
    socket.once('timeout', () => {
      const error = new Error(`not a byte came or went for ${stallMs / 1000} s`);
      socket.destroy(Object.assign(error, { code: 'ESTALLED' }));
    });
    return socket;
  };
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    // A direct connection is returned; one through a proxy comes later, by the callback.
    const socket = connect(options, (error, late) => callback?.(error, late && watch(late as Socket)));
    return socket && watch(socket as Socket);
  };
  const reuse = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket, request) => {
    // While it lay idle its time was the server's keep-alive hint, 4 s with Azurite.
    (socket as Socket).setTimeout(stallMs);
    reuse(socket, request);
  };
  return agent;
}
