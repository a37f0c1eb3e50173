/** What can be set about the API. README's table is checked against this one. */
import { z } from 'zod';
import { portNumber, readSettings } from '../core/settings.ts';
import { isLoopback } from './isLoopback.ts';

const url = (example: string) =>
  z.string().refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), `a URL, as ${example}`);

/** Browsers send it without a path, a slash or a usual port. */
const origin = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.parse(text)?.origin === text,
    'an origin as browsers send it, as https://photos.example.org: no path, no slash at the end',
  );

export const API_SETTINGS = {
  IRONVIPER_STORAGE: z
    .string()
    .default('UseDevelopmentStorage=true')
    .describe('Storage account: a connection string, or a name or URL to sign in to'),
  IRONVIPER_API_HOST: z.string().default('127.0.0.1').describe('Address that the API listens on'),
  IRONVIPER_API_PORT: portNumber.default(8080).describe('Port of the API; 0 any free one'),
  IRONVIPER_AUTH: z
    .enum(['none', 'token', 'oidc'], 'none, token or oidc')
    .default('none')
    .describe(
      'How people sign in: `none`, on this machine alone, where everybody is the owner; `token` by invitation; `oidc` at an identity provider',
    ),
  IRONVIPER_ORIGIN: origin
    .optional()
    .describe("Origin of the page, as `https://photos.example.org`, if it is not the API's own"),
  IRONVIPER_OIDC_ISSUER: url('https://login.example.org')
    .optional()
    .describe('Identity provider, as its tokens say it'),
  IRONVIPER_OIDC_AUDIENCE: z.string().optional().describe('Whom its tokens are for'),
  IRONVIPER_OIDC_CLIENT_ID: z.string().optional().describe('What the page signs in as, if that is not the audience'),
  IRONVIPER_OIDC_JWKS: url('https://login.example.org/keys')
    .optional()
    .describe('Where its keys are, if it does not tell by itself'),
};

/** What other ways of signing in leave open. */
const NONE_SETTINGS = {
  ...API_SETTINGS,
  IRONVIPER_API_HOST: API_SETTINGS.IRONVIPER_API_HOST.refine(
    isLoopback,
    'IRONVIPER_AUTH=none makes everybody who gets through the owner, so it is for this machine alone: set ' +
      'IRONVIPER_AUTH to token (npm run invite invites people) or oidc, or listen on 127.0.0.1',
  ),
};

const OIDC_SETTINGS = {
  ...API_SETTINGS,
  IRONVIPER_OIDC_ISSUER: z.string('needed where IRONVIPER_AUTH=oidc').pipe(API_SETTINGS.IRONVIPER_OIDC_ISSUER.unwrap()),
  IRONVIPER_OIDC_AUDIENCE: z.string('needed where IRONVIPER_AUTH=oidc'),
};

type Settings<Table extends z.ZodRawShape> = z.output<z.ZodObject<Table>>;
export type ApiSettings =
  | (Settings<typeof API_SETTINGS> & { IRONVIPER_AUTH: 'none' | 'token' })
  | (Settings<typeof OIDC_SETTINGS> & { IRONVIPER_AUTH: 'oidc' });

export function readApiSettings(env: Readonly<Record<string, string | undefined>>): ApiSettings {
  return readSettings(tableFor(env.IRONVIPER_AUTH || 'none'), env) as ApiSettings;
}

function tableFor(auth: string): z.ZodRawShape {
  if (auth === 'none') return NONE_SETTINGS;
  return auth === 'oidc' ? OIDC_SETTINGS : API_SETTINGS;
}
