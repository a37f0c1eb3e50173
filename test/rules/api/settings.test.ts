/** What can be set about an API: good as it is on this machine, and open to nobody by mistake. */
import { expect, test } from 'vitest';
import { helpText } from '../../../api/help.ts';
import { API_SETTINGS, readApiSettings } from '../../../api/settings.ts';
import { SettingsError } from '../../../core/settings.ts';

const OIDC = {
  IRONVIPER_AUTH: 'oidc',
  IRONVIPER_OIDC_ISSUER: 'https://login.example.org/tenant/v2.0',
  IRONVIPER_OIDC_AUDIENCE: 'photos',
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readApiSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

test('as it is, it answers this machine alone', () => {
  expect(readApiSettings({})).toEqual({
    IRONVIPER_STORAGE: 'UseDevelopmentStorage=true',
    IRONVIPER_API_HOST: '127.0.0.1',
    IRONVIPER_API_PORT: 8080,
    IRONVIPER_AUTH: 'none',
  });
});

test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('without sign-in it may listen on %s', (host) => {
  expect(problemsOf({ IRONVIPER_API_HOST: host })).toEqual([]);
});

test.each([
  '0.0.0.0',
  '::',
  '192.168.1.5',
  'photos.example.org',
  '127.0.0.1.example.org',
  '127.evil',
  'localhost.example.org',
])('without sign-in it refuses to listen on %s, and says what to do', (host) => {
  for (const way of [{}, { IRONVIPER_AUTH: 'none' }, { IRONVIPER_AUTH: '' }]) {
    expect(problemsOf({ IRONVIPER_API_HOST: host, ...way })).toEqual([
      expect.stringMatching(/^ {2}IRONVIPER_API_HOST: .*token.*oidc.*127\.0\.0\.1$/),
    ]);
  }
  expect(problemsOf({ IRONVIPER_API_HOST: host, IRONVIPER_AUTH: 'token' })).toEqual([]);
  expect(problemsOf({ IRONVIPER_API_HOST: host, ...OIDC })).toEqual([]);
});

test('a way to sign in that is none is none of the three, and opens nothing', () => {
  expect(problemsOf({ IRONVIPER_AUTH: 'None', IRONVIPER_API_HOST: '0.0.0.0' })).toEqual([
    '  IRONVIPER_AUTH: none, token or oidc',
  ]);
});

test('an identity provider is asked for whole, and all that is missing is said together', () => {
  expect(problemsOf({ IRONVIPER_AUTH: 'oidc', IRONVIPER_API_PORT: '65536' })).toEqual([
    '  IRONVIPER_API_PORT: at most 65535',
    '  IRONVIPER_OIDC_ISSUER: needed where IRONVIPER_AUTH=oidc',
    '  IRONVIPER_OIDC_AUDIENCE: needed where IRONVIPER_AUTH=oidc',
  ]);
  expect(readApiSettings(OIDC)).toMatchObject(OIDC);
  expect(problemsOf({ ...OIDC, IRONVIPER_OIDC_ISSUER: 'login.example.org' })).toHaveLength(1);
  expect(problemsOf({ ...OIDC, IRONVIPER_OIDC_JWKS: 'file:///etc/passwd' })).toHaveLength(1);
});

test.each([
  'https://photos.example.org/',
  'https://photos.example.org/page',
  'photos.example.org',
  '*',
  'null',
  'HTTPS://x.org',
])('%s is no origin', (origin) => {
  expect(problemsOf({ IRONVIPER_ORIGIN: origin })).toHaveLength(1);
});

test.each(['https://photos.example.org', 'http://localhost:5173'])('%s is one', (origin) => {
  expect(readApiSettings({ IRONVIPER_ORIGIN: origin })).toMatchObject({ IRONVIPER_ORIGIN: origin });
});

test('help names every setting, with its default', () => {
  const help = helpText();
  for (const [name, { description = '' }] of Object.entries(API_SETTINGS)) {
    expect(help).toMatch(new RegExp(`^  ${name} +`, 'm'));
    expect(help).toContain(description);
  }
  expect(help).toContain('(8080)');
});
