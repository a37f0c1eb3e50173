/** What can be set about a scaler: good as it is here, everything asked for together in Azure, and no key for a container. */
import { expect, test } from 'vitest';
import { SettingsError } from '../../../core/settings.ts';
import { helpText } from '../../../scaler/help.ts';
import { readScalerSettings, SCALER_SETTINGS, settingsOfConverters } from '../../../scaler/settings.ts';
import { readWords } from '../../../scaler/words.ts';
import { WORKER_SETTINGS } from '../../../worker/settings.ts';

const ID = '00000000-1111-2222-3333-444444444444';
const IDENTITY = `/subscriptions/${ID}/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/converter`;
const AZURE = {
  IRONVIPER_FLEET: 'aci',
  IRONVIPER_STORAGE: 'myaccount',
  IRONVIPER_SUBSCRIPTION: ID,
  IRONVIPER_RESOURCE_GROUP: 'ironviper',
  IRONVIPER_LOCATION: 'westeurope',
  IRONVIPER_IMAGE: 'example.azurecr.io/converter:1',
  IRONVIPER_IDENTITY: IDENTITY,
  IRONVIPER_IDENTITY_CLIENT_ID: ID,
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readScalerSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

test('on this machine nothing has to be set', () => {
  expect(readScalerSettings({})).toMatchObject({
    IRONVIPER_FLEET: 'local',
    IRONVIPER_STORAGE: 'UseDevelopmentStorage=true',
    IRONVIPER_MAX_CONVERTERS: undefined,
    IRONVIPER_TARGET_SECONDS: 900,
    IRONVIPER_DAILY_HOURS: undefined,
    IRONVIPER_IDLE_SECONDS: 60,
    IRONVIPER_LATER: true,
  });
});

test('in Azure all that is needed is asked for together', () => {
  expect(problemsOf({ IRONVIPER_FLEET: 'aci' }).sort()).toEqual(
    Object.keys(AZURE)
      .slice(1)
      .map((name) => `  ${name}: needed where IRONVIPER_FLEET=aci`)
      .sort(),
  );
  expect(readScalerSettings(AZURE)).toMatchObject({
    ...AZURE,
    IRONVIPER_VCPU: 1,
    IRONVIPER_CONTAINER_MEMORY: 2 * 2 ** 30,
    IRONVIPER_SPOT: false,
  });
});

test.each([
  'UseDevelopmentStorage=true',
  'DefaultEndpointsProtocol=https;AccountName=myaccount;AccountKey=c2VjcmV0',
  'BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=sv=1&sig=c2VjcmV0',
  'https://myaccount.blob.core.windows.net?sv=1&sig=c2VjcmV0',
  'MyAccount',
])('no key and no signature goes into a container: %j is refused, and not repeated', (account) => {
  const [problem, ...rest] = problemsOf({ ...AZURE, IRONVIPER_STORAGE: account });
  expect(problem).toContain('IRONVIPER_STORAGE: no key');
  expect(problem).not.toContain('c2VjcmV0');
  expect(rest).toEqual([]);
});

test.each(['myaccount', 'https://myaccount.blob.core.windows.net', 'https://myaccount.blob.core.windows.net/'])(
  'an account can be named for Azure as %j',
  (account) => {
    expect(problemsOf({ ...AZURE, IRONVIPER_STORAGE: account })).toEqual([]);
  },
);

test.each([
  ['IRONVIPER_FLEET', 'kubernetes'],
  ['IRONVIPER_MAX_CONVERTERS', '0'],
  ['IRONVIPER_MAX_CONVERTERS', '101'],
  ['IRONVIPER_TARGET_SECONDS', '15min'],
  ['IRONVIPER_DAILY_HOURS', '0'],
  ['IRONVIPER_DAILY_HOURS', '2,5'],
  ['IRONVIPER_DAILY_HOURS', '-1'],
  ['IRONVIPER_SLOT_PREFIX', 'Iron_Viper'],
  ['IRONVIPER_SLOT_PREFIX', 'a--b'],
  ['IRONVIPER_IDLE_SECONDS', '0'],
  ['IRONVIPER_CONCURRENCY', 'two'],
  ['IRONVIPER_SUBSCRIPTION', 'my subscription'],
  ['IRONVIPER_IDENTITY', 'converter'],
  ['IRONVIPER_CONTAINER_MEMORY', '2 GB'],
  ['IRONVIPER_CONTAINER_MEMORY', '512MiB'],
  ['IRONVIPER_VCPU', '0.5'],
])('%s can’t be %j', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`  ${name}: `)]);
});

test('hours of a day may be parts of hours', () => {
  expect(readScalerSettings({ IRONVIPER_DAILY_HOURS: '2.5' }).IRONVIPER_DAILY_HOURS).toBe(2.5);
});

test('converters get their own settings from the scaler, and none of the scaler’s', () => {
  const env = {
    ...AZURE,
    IRONVIPER_RAW: 'develop',
    IRONVIPER_LATER: 'no',
    IRONVIPER_NAME: 'me',
    IRONVIPER_MEMORY: '',
    PATH: '/',
  };
  expect(settingsOfConverters(env)).toEqual({
    IRONVIPER_STORAGE: 'myaccount',
    IRONVIPER_RAW: 'develop',
    IRONVIPER_LATER: 'no',
  });
});

test('what scaler and converter share means the same to both', () => {
  for (const name of ['IRONVIPER_STORAGE', 'IRONVIPER_IDLE_SECONDS', 'IRONVIPER_LATER'] as const) {
    const [ours, theirs] = [SCALER_SETTINGS[name], WORKER_SETTINGS[name]];
    expect(ours.description).toBe(theirs.description);
    expect(ours.parse(undefined)).toBe(theirs.parse(undefined));
  }
});

test('each says what it is for, in the help too', () => {
  for (const [name, { description = '' }] of Object.entries(SCALER_SETTINGS)) {
    expect(description).not.toBe('');
    expect(helpText()).toContain(`${name.padEnd(30)} ${description}`);
  }
  expect(helpText()).toMatch(/^ {2}IRONVIPER_CONTAINER_MEMORY .* \(2GiB\)$/m);
  expect(helpText()).toMatch(/^ {2}IRONVIPER_MAX_CONVERTERS .* \(10; on this machine 3 at most\)$/m);
});

test.each([
  [[], { dryRun: false, until: 'stopped' }],
  [['--dry-run'], { dryRun: true, until: 'stopped' }],
  [['--once'], { dryRun: false, until: 'once' }],
  [['--until-idle', '--dry-run'], { dryRun: true, until: 'idle' }],
  [['--help'], { help: true }],
])('the words %j', (args, expected) => {
  expect(readWords(args, {})).toMatchObject(expected);
});

test.each([[['--twice']], [['now']], [['--once', '--until-idle']], [['--once=no']]])(
  'the words %j are refused',
  (args) => {
    expect(() => readWords(args, {})).toThrow(SettingsError);
    expect(() => readWords(args, {})).toThrow('--help');
  },
);

test('what npm has kept for itself is not lost in silence', () => {
  expect(() => readWords([], { npm_config_dry_run: 'true' })).toThrow('npm run scaler -- --dry-run');
  expect(readWords(['--dry-run'], { npm_config_dry_run: 'true' })).toMatchObject({ dryRun: true });
});
