/** How the service says no, in its own codes and words; where those could not be found, that is said. */
import { type Answer, refusal } from './answer.ts';
import type { GroupBody } from './groupBody.ts';

export function throttled(seconds: number): Answer {
  // The code and the words are believed; the status and the header are documented.
  const message = `The request is being throttled. Please retry after ${seconds} seconds.`;
  return refusal(429, 'TooManyRequests', message, { 'retry-after': String(seconds) });
}

/** At once it comes with 409 and the code `ServiceUnavailable`; later as an event. */
export function noMachine({ location, properties }: GroupBody): string {
  const { cpu, memoryInGB } = properties.containers[0]!.properties.resources.requests;
  return (
    `The requested resource is not available in the location '${location}' at this moment. Please retry with a different ` +
    `resource request or in another location. Resource requested: '${cpu}' CPU '${memoryInGB}' GB memory 'Linux' OS`
  );
}

/** Traces have it with 409 and with 400. */
export function quotaReached(location: string, what: string, limit: number, used: number, wanted: number): Answer {
  const message =
    `Resource type 'Microsoft.ContainerInstance/containerGroups' container group quota '${what}' exceeded in region ` +
    `'${location}'. Limit: '${limit}', Usage: '${used}' Requested: '${wanted}'.`;
  return refusal(409, 'ContainerGroupQuotaReached', message);
}

export function transitioning(name: string): Answer {
  const message = `The container group '${name}' is still transitioning, please retry later.`;
  return refusal(409, 'ContainerGroupTransitioning', message);
}

export function inaccessibleImage(name: string, image: string): Answer {
  const message = `The image '${image}' in container group '${name}' is not accessible. Please check the image and registry credential.`;
  return refusal(400, 'InaccessibleImage', message);
}

export function invalid(why: string): Answer {
  return refusal(
    400,
    'InvalidRequestContent',
    `The request content was invalid and could not be deserialized: '${why}'.`,
  );
}

export function invalidUpdate(name: string): Answer {
  const message =
    `The updates on container group '${name}' are invalid. If you are going to update the os type, restart policy, network ` +
    'profile, CPU, memory or GPU resources for a container group, you must delete it first and then create a new one.';
  return refusal(400, 'InvalidContainerGroupUpdate', message);
}

export function wrongLocation(location: string, right: string): Answer {
  const message =
    `The provided location '${location}' is not available for resource type 'Microsoft.ContainerInstance/containerGroups'. ` +
    `List of available regions for the resource type is '${right}'.`;
  return refusal(400, 'LocationNotAvailableForResourceType', message);
}

export function groupMissing(name: string, resourceGroup: string): Answer {
  const message =
    `The Resource 'Microsoft.ContainerInstance/containerGroups/${name}' under resource group '${resourceGroup}' was not ` +
    'found. For more details please go to https://aka.ms/ARMResourceNotFoundFix';
  return refusal(404, 'ResourceNotFound', message);
}

export function resourceGroupMissing(name: string): Answer {
  return refusal(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
}

export function subscriptionMissing(id: string): Answer {
  return refusal(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
}

export function forbidden(action: string, scope: string): Answer {
  const message =
    "The client '11111111-2222-3333-4444-555555555555' does not have authorization to perform action " +
    `'${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
  return refusal(403, 'AuthorizationFailed', message);
}

export function unauthenticated(): Answer {
  const message = "Authentication failed. The 'Authorization' header is missing.";
  return refusal(401, 'AuthenticationFailed', message, { 'www-authenticate': 'Bearer realm=""' });
}

export function noApiVersion(): Answer {
  const message = 'The api-version query parameter (?api-version=) is required for all requests.';
  return refusal(400, 'MissingApiVersionParameter', message);
}

export function wrongApiVersion(version: string, right: string): Answer {
  const message =
    `No registered resource provider found for API version '${version}' for type 'containerGroups'. ` +
    `The supported api-versions are '${right}'.`;
  return refusal(400, 'NoRegisteredProviderFound', message);
}

export function wrongMethod(method: string): Answer {
  return refusal(
    405,
    'MethodNotAllowed',
    `The request used an HTTP method that is not allowed for the resource: '${method}'.`,
  );
}
