/** What is said of an account that no signature opens: how its converters come in instead. */
import type { Account } from '../../core/azure/account.ts';

/** The settings are those that `core/azure/identity.ts` takes. */
export function noKeyText({ name, blob }: Account): string {
  return `${name} is entered with an identity: there is no key here to sign with, and nothing was printed.
A converter signs in there by itself. Give it IRONVIPER_STORAGE=${blob} and who it is:
  AZURE_TENANT_ID and AZURE_CLIENT_ID of a service principal that has the roles, with
  AZURE_CLIENT_CERTIFICATE_PATH (a PEM file that the converter can read) or AZURE_CLIENT_SECRET;
  in Azure, AZURE_CLIENT_ID alone: a managed identity.`;
}
