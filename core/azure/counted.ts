/** An agent that tells of every request it is given, so that each try of a call counts, as it is billed. */
import type { Agent, ClientRequest } from 'node:http';

/**
 * Node's own name for how an agent gets a request; documented nowhere, but what every proxy agent is built on. The
 * SDK's pipeline is no place to count: blob clients share one, and each adds its policies to it once more.
 */
interface Requested extends Agent {
  addRequest(request: ClientRequest, ...rest: unknown[]): void;
}

export function counted(agent: Agent, onRequest: (method: string, path: string) => void): Agent {
  const requested = agent as Requested;
  const add = requested.addRequest.bind(agent);
  requested.addRequest = (request, ...rest) => {
    onRequest(request.method, request.path);
    add(request, ...rest);
  };
  return agent;
}
