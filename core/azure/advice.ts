/** What a person can do about an outage of the storage, by the storage's own name for it. */

const SETUP = 'Setting up the account makes it (`npm start` does that for the local stack).';
const MISSING_ROLE = (role: string) =>
  `This identity lacks the role "${role}" there (a role just given takes up to half an hour to work).`;
const REFUSED =
  'The key, the signature or the token is wrong or has run out, or this machine’s clock is off. `npm run worker-env` gives a new signature.';
const SAS = 'The shared access signature does not allow it.';

const ADVICE: Record<string, string> = {
  network: 'Is the network there, and the account’s name right? The local stack is started by `npm start`.',
  identity: 'Sign in (`az login`), name a managed identity by AZURE_CLIENT_ID, or use a connection string.',
  ContainerNotFound: `The container does not exist. ${SETUP}`,
  ContainerBeingDeleted: 'The container is being deleted; that takes about half a minute.',
  QueueNotFound: `The queue does not exist. ${SETUP}`,
  TableNotFound: `The table does not exist. ${SETUP}`,
  KeyBasedAuthenticationNotPermitted:
    'The account takes no keys: give its name instead, and an identity with the roles.',
  AuthorizationFailure: `${REFUSED} Or the account’s network rules keep this machine out.`,
  AuthorizationProtocolMismatch: SAS,
  AuthorizationResourceTypeMismatch: SAS,
  AuthorizationServiceMismatch: SAS,
  AuthorizationSourceIPMismatch: SAS,
  AccountIsDisabled: 'The account is disabled: look at the subscription.',
  InvalidHeaderValue: 'The storage does not know this API version: with Azurite, start it with --skipApiVersionCheck.',
};

export function adviceFor(code: string, role: string): string {
  if (code === 'AuthorizationPermissionMismatch' || code === '403') return MISSING_ROLE(role);
  if (code === 'AuthenticationFailed' || code === 'InvalidAuthenticationInfo' || code === '401') return REFUSED;
  return ADVICE[code] ?? 'The storage itself is in trouble, or too busy: it may answer later.';
}
