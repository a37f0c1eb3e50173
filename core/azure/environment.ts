/** The part of a process's environment that says how to reach the storage; only a `main.ts` or a tool may read it. */
export interface Environment {
  /** The managed identity to be, unless `AZURE_TENANT_ID` says that it is a service principal's. */
  AZURE_CLIENT_ID?: string | undefined;
  AZURE_TENANT_ID?: string | undefined;
  HTTPS_PROXY?: string | undefined;
  https_proxy?: string | undefined;
  NO_PROXY?: string | undefined;
  no_proxy?: string | undefined;
}
