import { expect, it } from 'vitest';
import { containerGroup, type Template } from '../../../core/azure/aci/containerGroup.ts';
import { SettingsError } from '../../../core/settings.ts';

const IDENTITY =
  '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/converter';

const template: Template = {
  image: 'ghcr.io/ironviper/converter:1',
  vcpu: 1,
  memoryGb: 2,
  spot: false,
  identity: { id: IDENTITY, clientId: '11111111-2222-3333-4444-555555555555' },
  environment: { IRONVIPER_LATER: 'no', IRONVIPER_CONCURRENCY: '2' },
};
const where = { location: 'westeurope', library: 'photos' };

const make = (changes: Partial<Template> = {}, slot = 'ironviper-00') =>
  containerGroup(slot, { ...where, template: { ...template, ...changes } });
const settings = (changes?: Partial<Template>, slot?: string) => make(changes, slot).tags?.['ironviper-settings'];

it('asks for one converter that is never started again by itself, under an identity, without an address', () => {
  expect(make()).toEqual({
    location: 'westeurope',
    tags: { ironviper: 'photos', 'ironviper-settings': expect.stringMatching(/^[0-9a-f]{8}$/) },
    osType: 'Linux',
    restartPolicy: 'Never',
    identity: { type: 'UserAssigned', userAssignedIdentities: { [IDENTITY]: {} } },
    containers: [
      {
        name: 'converter',
        image: 'ghcr.io/ironviper/converter:1',
        resources: { requests: { cpu: 1, memoryInGB: 2 } },
        environmentVariables: [
          { name: 'AZURE_CLIENT_ID', value: '11111111-2222-3333-4444-555555555555' },
          { name: 'IRONVIPER_CONCURRENCY', value: '2' },
          { name: 'IRONVIPER_LATER', value: 'no' },
          { name: 'IRONVIPER_NAME', value: 'ironviper-00' },
          { name: 'IRONVIPER_STORAGE', value: 'photos' },
        ],
        livenessProbe: {
          exec: { command: ['node', 'worker/alive.ts'] },
          initialDelaySeconds: 60,
          periodSeconds: 60,
          timeoutSeconds: 30,
          failureThreshold: 5,
        },
      },
    ],
  });
});

it('is cheaper where that is asked for', () => {
  expect(make({ spot: true }).priority).toBe('Spot');
});

it.each([
  ['photos.azurecr.io/converter:1', 'photos.azurecr.io'],
  ['photos.azurecr.cn/a/b@sha256:1', 'photos.azurecr.cn'],
])('an image of Azure’s registry, %s, is pulled by the identity', (image, server) => {
  expect(make({ image }).imageRegistryCredentials).toEqual([{ server, identity: IDENTITY }]);
});

it.each(['ghcr.io/photos.azurecr.io/x', 'photos.azurecr.io.evil.org/x', 'docker.io/library/x', 'x'])(
  'no other registry, %s, is told of the identity',
  (image) => {
    expect(make({ image })).not.toHaveProperty('imageRegistryCredentials');
  },
);

it('carries other settings’ tag if anything but the slot is another', () => {
  const first = settings();
  expect(settings({}, 'ironviper-07')).toBe(first);
  expect(settings({ environment: { IRONVIPER_CONCURRENCY: '2', IRONVIPER_LATER: 'no' } })).toBe(first);
  const changes: Partial<Template>[] = [
    { image: 'ghcr.io/ironviper/converter:2' },
    { vcpu: 2 },
    { memoryGb: 3.5 },
    { spot: true },
    { identity: { ...template.identity, clientId: 'another' } },
    { environment: { ...template.environment, IRONVIPER_LATER: 'yes' } },
    { environment: {} },
  ];
  const all = [first, ...changes.map((change) => settings(change))];
  expect(new Set(all).size).toBe(changes.length + 1);
});

it.each([
  ['IRONVIPER_STORAGE', 'AccountName=photos;AccountKey=c2VjcmV0'],
  ['IRONVIPER_STORAGE', 'https://photos.blob.core.windows.net/?sv=1&sig=c2VjcmV0'],
  ['IRONVIPER_STORAGE', 'BlobEndpoint=https://x;SharedAccessSignature=c2VjcmV0'],
  ['IRONVIPER_API_KEY', 'c2VjcmV0'],
  ['SOME_TOKEN', 'c2VjcmV0'],
])('refuses a secret in %s, and does not repeat it', (name, value) => {
  expect(() => make({ environment: { [name]: value } })).toThrow(`${name} looks like a secret`);
  expect(() => make({ environment: { [name]: value } })).toThrow(SettingsError);
  expect(() => make({ environment: { [name]: value } })).not.toThrow('c2VjcmV0');
});
