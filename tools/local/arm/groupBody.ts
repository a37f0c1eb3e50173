/**
 * The body of a container group, as strictly as the service takes it: a property it does not know is an error. Of what
 * groups can have only that is here which a converter has; volumes, addresses and networks are not.
 */
import { z } from 'zod';

const IDENTITY =
  /^\/subscriptions\/[^/]+\/resource[gG]roups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[\w-]+$/;
const CONTAINER_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const GROUP_NAME = CONTAINER_NAME;
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const Variable = z
  .strictObject({
    name: z.string().regex(VARIABLE_NAME, "must be alphanumeric characters or '_'"),
    value: z.string().optional(),
    secureValue: z.string().optional(),
  })
  .refine(({ value, secureValue }) => (value === undefined) !== (secureValue === undefined), 'one value is required');

const Probe = z.strictObject({
  exec: z.strictObject({ command: z.array(z.string()).min(1) }),
  initialDelaySeconds: z.int().min(0).optional(),
  periodSeconds: z.int().min(1).optional(),
  failureThreshold: z.int().min(1).optional(),
  successThreshold: z.int().min(1).optional(),
  timeoutSeconds: z.int().min(1).optional(),
});

const Container = z.strictObject({
  name: z.string().regex(CONTAINER_NAME),
  properties: z.strictObject({
    image: z.string().min(1),
    command: z.array(z.string()).optional(),
    environmentVariables: z
      .array(Variable)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'the same name twice')
      .optional(),
    // A group has to have one of each at least; with one container that is the container's.
    resources: z.strictObject({
      requests: z.strictObject({
        cpu: z.number().min(1).max(31),
        memoryInGB: z.number().min(1).max(240).multipleOf(0.1),
      }),
    }),
    livenessProbe: Probe.optional(),
  }),
});

export const GroupBody = z
  .strictObject({
    location: z.string().min(1),
    tags: z.record(z.string().max(512), z.string().max(256)).optional(),
    identity: z
      .strictObject({
        type: z.enum(['UserAssigned', 'None']),
        userAssignedIdentities: z.record(z.string().regex(IDENTITY), z.strictObject({})).optional(),
      })
      .optional(),
    properties: z.strictObject({
      containers: z.array(Container).min(1).max(60),
      osType: z.enum(['Linux', 'Windows']),
      restartPolicy: z.enum(['Always', 'OnFailure', 'Never']).optional(),
      priority: z.enum(['Regular', 'Spot']).optional(),
      sku: z.enum(['Standard', 'Dedicated', 'Confidential']).optional(),
      imageRegistryCredentials: z
        .array(
          z.strictObject({
            server: z.string().min(1),
            identity: z.string().optional(),
            username: z.string().optional(),
            password: z.string().optional(),
          }),
        )
        .optional(),
    }),
  })
  .refine(({ tags }) => Object.keys(tags ?? {}).length <= 50, 'more than 50 tags')
  .refine(
    ({ identity, properties }) =>
      (properties.imageRegistryCredentials ?? []).every(
        (one) => one.identity === undefined || one.identity in (identity?.userAssignedIdentities ?? {}),
      ),
    "a registry's identity is not one of the group's",
  );

export type GroupBody = z.output<typeof GroupBody>;

export function isGroupName(name: string): boolean {
  return GROUP_NAME.test(name);
}

/** `West Europe` is `westeurope`. */
export function regionOf({ location }: GroupBody): string {
  return location.toLowerCase().replaceAll(' ', '');
}

/** What an update can't change. */
export function fixedIn({ properties: { osType, restartPolicy, priority, containers } }: GroupBody): string {
  const resources = containers.map(({ name, properties }) => [name, properties.resources]);
  return JSON.stringify([osType, restartPolicy, priority, resources]);
}
