/** From a request to what it asks for: who may, in which version, of which group. */
import type { Answer } from './answer.ts';
import type { Groups } from './groups.ts';
import type { Operations } from './operations.ts';
import * as refuse from './refusals.ts';

export interface Request {
  method: string;
  url: URL;
  authorization: string | undefined;
  body: unknown;
}

export interface RouteOptions {
  groups: Groups;
  operations: Operations;
  token: string;
  subscriptionId: string;
  resourceGroup: string;
  /** Operations may be asked for: a right of its own, over the whole subscription. */
  pollable: boolean;
  /** What a list shows. */
  listed(): object[];
}

const API_VERSION = '2023-05-01';
const TYPE = 'Microsoft.ContainerInstance';
const GROUPS =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerInstance\/containerGroups(?:\/([^/]+)(?:\/(start|stop|restart))?)?$/i;
const OPERATION =
  /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.ContainerInstance\/locations\/[^/]+\/operations\/([^/]+)$/i;
const PAGE = 25;
const ACTIONS: Record<string, string> = { GET: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

export function route(request: Request, options: RouteOptions): Answer {
  const { method, url, authorization } = request;
  const { token, subscriptionId, resourceGroup, pollable, operations } = options;
  const path = url.pathname;
  const version = url.searchParams.get('api-version');
  if (!authorization) return refuse.unauthenticated();
  if (version === null) return refuse.noApiVersion();
  const [, subscription = ''] = /^\/subscriptions\/([^/]+)/i.exec(path) ?? [];
  if (subscription !== subscriptionId) return refuse.subscriptionMissing(subscription);

  const [, , operation] = OPERATION.exec(path) ?? [];
  const [, , inGroup, name, action] = GROUPS.exec(path) ?? [];
  const kind =
    operation === undefined
      ? `containerGroups/${action ? `${action}/action` : ACTIONS[method]}`
      : 'locations/operations/read';
  // Whatever is asked of the subscription as a whole (usage, quota, capabilities) is not ours to ask.
  const ours = inGroup !== undefined || (operation !== undefined && pollable);
  if (authorization !== `Bearer ${token}` || !ours) return refuse.forbidden(`${TYPE}/${kind}`, path);

  if (operation !== undefined) {
    const body = operations.show(operation);
    return body ? { status: 200, body } : refuse.groupMissing(operation, resourceGroup);
  }
  if (version !== API_VERSION) return refuse.wrongApiVersion(version, API_VERSION);
  if (inGroup?.toLowerCase() !== resourceGroup.toLowerCase()) return refuse.resourceGroupMissing(inGroup ?? '');
  if (name === undefined) return page(url, options.listed());
  return onGroup(method, name.toLowerCase(), action?.toLowerCase(), request.body, options.groups);
}

function onGroup(method: string, name: string, action: string | undefined, body: unknown, groups: Groups): Answer {
  switch (action ? `${method} ${action}` : method) {
    case 'GET':
      return groups.get(name);
    case 'PUT':
      return groups.put(name, body);
    case 'PATCH':
      return groups.patch(name, body);
    case 'DELETE':
      return groups.remove(name);
    case 'POST start':
      return groups.start(name);
    case 'POST restart':
      return groups.restart(name);
    case 'POST stop':
      return groups.stop(name);
    default:
      return refuse.wrongMethod(method);
  }
}

function page(url: URL, all: object[]): Answer {
  const from = Number(url.searchParams.get('$skiptoken') ?? 0);
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(from + PAGE));
  return {
    status: 200,
    body: { value: all.slice(from, from + PAGE), ...(from + PAGE < all.length && { nextLink: next.href }) },
  };
}
