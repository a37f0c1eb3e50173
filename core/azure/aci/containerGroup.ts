/** The container group that a converter runs in, as Azure Container Instances is told of it. */
import { hash } from 'node:crypto';
import type { ContainerGroup } from '@azure/arm-containerinstance';
import { SettingsError } from '../../settings.ts';

export interface Template {
  image: string;
  vcpu: number;
  memoryGb: number;
  /** Up to 70 % cheaper; Azure may take such a converter away at any time. */
  spot: boolean;
  /** What converters enter the storage with, and the registry if it is Azure's: `id` is its resource id. */
  identity: { id: string; clientId: string };
  /** Settings of the converters; nothing secret, since whoever may see the group can read them. */
  environment: Record<string, string>;
}

/** Whose a group is: the name of the library's storage account. */
export const LIBRARY_TAG = 'ironviper';
/** What it was made by: another value, and it is outdated. */
export const SETTINGS_TAG = 'ironviper-settings';

const AZURE_REGISTRY = /^([a-z0-9]+\.azurecr\.(?:io|us|cn))\//;
const SECRET_NAME = /KEY|SECRET|PASSWORD|TOKEN|CREDENTIAL/i;
const SECRET_VALUE = /AccountKey=|SharedAccessSignature=|[?&]sig=|-----BEGIN/i;

/** Throws a `SettingsError` that names what looks like a secret in the environment: an identity must do. */
export function containerGroup(
  slot: string,
  { location, library, template }: { location: string; library: string; template: Template },
): ContainerGroup {
  const untagged = (name: string) =>
    withoutTags(name, location, {
      ...template,
      environment: { IRONVIPER_STORAGE: library, ...template.environment },
    });
  const settings = hash('sha256', JSON.stringify(untagged(''))).slice(0, 8);
  return { tags: { [LIBRARY_TAG]: library, [SETTINGS_TAG]: settings }, ...untagged(slot) };
}

function withoutTags(slot: string, location: string, template: Template): ContainerGroup {
  const { image, vcpu, memoryGb, spot, identity, environment } = template;
  const registry = AZURE_REGISTRY.exec(image)?.[1];
  return {
    location,
    osType: 'Linux',
    restartPolicy: 'Never',
    ...(spot && { priority: 'Spot' }),
    identity: { type: 'UserAssigned', userAssignedIdentities: { [identity.id]: {} } },
    ...(registry && { imageRegistryCredentials: [{ server: registry, identity: identity.id }] }),
    containers: [
      {
        name: 'converter',
        image,
        resources: { requests: { cpu: vcpu, memoryInGB: memoryGb } },
        environmentVariables: variables({
          ...environment,
          AZURE_CLIENT_ID: identity.clientId,
          IRONVIPER_NAME: slot,
        }),
        livenessProbe: {
          exec: { command: ['node', 'worker/alive.ts'] },
          initialDelaySeconds: 60,
          periodSeconds: 60,
          // Node itself takes seconds to start on a core that converts.
          timeoutSeconds: 30,
          failureThreshold: 5,
        },
      },
    ],
  };
}

/** In order of names, so that the same settings always are the same group. */
function variables(environment: Record<string, string>) {
  return Object.entries(environment)
    .map(([name, value]) => ({ name, value: checked(name, value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function checked(name: string, value: string): string {
  if (!SECRET_NAME.test(name) && !SECRET_VALUE.test(value)) return value;
  throw new SettingsError(
    `${name} looks like a secret: no container gets one. Name the account alone, and give the converters’ identity its roles.`,
  );
}
