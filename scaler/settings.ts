/** What can be set about the scaler. README's table is checked against this one. */
import { z } from 'zod';
import { byteSize, decimalNumber, readSettings, wholeNumber, yesOrNo } from '../core/settings.ts';

/** There are a hundred names for slots, and Azure takes no more groups. */
const MOST_CONVERTERS = 100;
const GiB = 2 ** 30;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const IDENTITY = /^\/subscriptions\/.+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i;

export const SCALER_SETTINGS = {
  IRONVIPER_STORAGE: z
    .string()
    .default('UseDevelopmentStorage=true')
    .describe('Storage account: a connection string, or a name or URL to sign in to'),
  IRONVIPER_FLEET: z
    .enum(['local', 'aci'], 'local or aci')
    .default('local')
    .describe('Where its converters run: `local` processes, or `aci`, Azure Container Instances'),
  IRONVIPER_MAX_CONVERTERS: wholeNumber(1)
    .refine((value) => value <= MOST_CONVERTERS, `at most ${MOST_CONVERTERS}`)
    .optional()
    .describe('Converters at once, at most'),
  IRONVIPER_TARGET_SECONDS: wholeNumber(1)
    .default(900)
    .describe('How soon after its upload a photo should be done, where converters can do it at a fair cost'),
  IRONVIPER_DAILY_HOURS: decimalNumber
    .optional()
    .describe('None is started when all together have run so many hours on one day (UTC), as `2.5`'),
  IRONVIPER_SCALER_SECONDS: wholeNumber(1)
    .default(20)
    .describe('Longest wait between looks while nothing is to be done'),
  IRONVIPER_SLOT_PREFIX: z
    .string()
    .regex(/^[a-z](-?[a-z\d]){0,39}$/, 'lower-case letters, digits and single hyphens; 40 at most')
    .default('ironviper')
    .describe('Its converters are called so, with a number'),
  IRONVIPER_SUBSCRIPTION: z.string().regex(GUID, 'the id of a subscription').optional().describe('Subscription'),
  IRONVIPER_RESOURCE_GROUP: z.string().optional().describe('Resource group of the container groups'),
  IRONVIPER_LOCATION: z.string().optional().describe('Region, as `westeurope`: the one of the storage account'),
  IRONVIPER_IMAGE: z.string().optional().describe('Image of the converter, with registry and tag'),
  IRONVIPER_IDENTITY: z
    .string()
    .regex(IDENTITY, 'the resource id of a user-assigned identity')
    .optional()
    .describe('User-assigned identity of the converters: its resource id'),
  IRONVIPER_IDENTITY_CLIENT_ID: z
    .string()
    .regex(GUID, 'the client id of an identity')
    .optional()
    .describe('Its client id'),
  IRONVIPER_VCPU: decimalNumber
    .refine((value) => value >= 1, 'at least 1')
    .default(1)
    .describe('Cores of one converter'),
  IRONVIPER_CONTAINER_MEMORY: byteSize
    .refine((bytes) => bytes >= GiB, 'at least 1GiB')
    .default(2 * GiB)
    .describe('Memory of its container'),
  IRONVIPER_SPOT: yesOrNo
    .default(false)
    .describe('Spot containers: cheaper, in some regions, and Azure may take them away'),
  // For ever (0) would be an idle converter's bill without an end.
  IRONVIPER_IDLE_SECONDS: wholeNumber(1).default(60).describe('Leaves after so long without work; 0 never'),
  IRONVIPER_LATER: yesOrNo.default(true).describe('Whether it takes `jobs-later` when `jobs` is dry'),
};

/** What the scaler must know of its converters, and they get as it is. */
const SHARED = ['IRONVIPER_STORAGE', 'IRONVIPER_IDLE_SECONDS', 'IRONVIPER_LATER'];

const ACI_NEEDS = [
  'IRONVIPER_SUBSCRIPTION',
  'IRONVIPER_RESOURCE_GROUP',
  'IRONVIPER_LOCATION',
  'IRONVIPER_IMAGE',
  'IRONVIPER_IDENTITY',
  'IRONVIPER_IDENTITY_CLIENT_ID',
] as const;

/** What is optional elsewhere and needed here. */
const ACI_SETTINGS = {
  ...SCALER_SETTINGS,
  // Whoever may look into a container's settings would have the key.
  IRONVIPER_STORAGE: z
    .string('needed where IRONVIPER_FLEET=aci')
    .regex(
      /^([a-z\d]{3,24}|https:\/\/[^?]+)$/,
      'no key or signature goes into a container: the name or the URL of the account',
    ),
  ...(Object.fromEntries(ACI_NEEDS.map((key) => [key, needed(SCALER_SETTINGS[key])])) as {
    [Key in (typeof ACI_NEEDS)[number]]: z.ZodType<string>;
  }),
};

function needed(setting: z.ZodOptional<z.ZodString>): z.ZodType<string> {
  return z.string('needed where IRONVIPER_FLEET=aci').pipe(setting.unwrap());
}

/** Those of its converters by which this machine is shared out. */
const LOCAL_SETTINGS = {
  ...SCALER_SETTINGS,
  IRONVIPER_CONCURRENCY: wholeNumber(1).optional(),
  IRONVIPER_MEMORY: byteSize.optional(),
};

type Env = Readonly<Record<string, string | undefined>>;
type Settings<Table extends z.ZodRawShape> = z.output<z.ZodObject<Table>>;
export type AciSettings = Settings<typeof ACI_SETTINGS> & { IRONVIPER_FLEET: 'aci' };
export type LocalSettings = Settings<typeof LOCAL_SETTINGS> & { IRONVIPER_FLEET: 'local' };

export function readScalerSettings(env: Env): AciSettings | LocalSettings {
  const table = env.IRONVIPER_FLEET === 'aci' ? ACI_SETTINGS : LOCAL_SETTINGS;
  return readSettings(table, env) as AciSettings | LocalSettings;
}

/** What of the scaler's environment is its converters': all of ours that is not its own. A name they get from their slot. */
export function settingsOfConverters(env: Env): Record<string, string> {
  const own = new Set([...Object.keys(SCALER_SETTINGS), 'IRONVIPER_NAME']);
  for (const key of SHARED) own.delete(key);
  const passed = Object.entries(env).filter(([key, value]) => key.startsWith('IRONVIPER_') && value && !own.has(key));
  return Object.fromEntries(passed) as Record<string, string>;
}
