/** What a person can do about an outage of the fleet, by Azure Resource Manager's own name for it. */

const ROLE_WORKS = '(a role just given takes up to half an hour to work)';
const SUBSCRIPTION = 'Is IRONVIPER_SUBSCRIPTION right, and may this identity see it?';
const LOCATION = 'Is IRONVIPER_LOCATION right, and does it offer container instances?';
const IDENTITY = 'Is IRONVIPER_IDENTITY the whole resource id of a user-assigned identity that exists?';
const REFUSED = 'The token is wrong or has run out, or this machine’s clock is off.';
const MISSING_ROLE = `This identity lacks the role "Azure Container Instances Contributor Role" on the resource group ${ROLE_WORKS}.`;

const ADVICE: Record<string, string> = {
  network: 'Is the network there?',
  identity: 'Sign in (`az login`), or name a managed identity by AZURE_CLIENT_ID.',
  401: REFUSED,
  403: MISSING_ROLE,
  AuthorizationFailed: MISSING_ROLE,
  LinkedAuthorizationFailed: `This identity lacks the role "Managed Identity Operator" on the converters’ identity ${ROLE_WORKS}.`,
  RequestDisallowedByPolicy: 'A policy of the subscription forbids it: whoever set it must allow it.',
  ScopeLocked: 'A lock on the resource group forbids it.',
  MissingSubscriptionRegistration: '`az provider register --namespace Microsoft.ContainerInstance` does that, once.',
  SubscriptionNotFound: SUBSCRIPTION,
  InvalidSubscriptionId: SUBSCRIPTION,
  ReadOnlyDisabledSubscription: 'The subscription is disabled: look at its bills.',
  ResourceGroupNotFound: 'Is IRONVIPER_RESOURCE_GROUP right?',
  LocationNotAvailableForResourceType: LOCATION,
  NoRegisteredProviderFound: LOCATION,
  InvalidResourceLocation: 'A group of that name is in another location: remove it, or set IRONVIPER_SLOT_PREFIX.',
  InaccessibleImage:
    'Is IRONVIPER_IMAGE right? If it lies in Azure’s registry, the converters’ identity needs "AcrPull" there.',
  RegistryErrorResponse: 'The image’s registry is in trouble, or limits how often one may pull.',
  FailedIdentityOperation: IDENTITY,
  InvalidIdentity: IDENTITY,
  LinkedInvalidPropertyId: IDENTITY,
};

export function armAdvice(code: string): string {
  if (/^(Invalid|Expired)AuthenticationToken/.test(code)) return REFUSED;
  if (/^5\d\d$|^Internal|Timeout/.test(code)) return 'Azure itself is in trouble; it is asked again later.';
  return ADVICE[code] ?? 'Do the scaler’s settings say what was meant?';
}
