/** What is wrong with how an image says it is to be run. */
import release from '../../package.json' with { type: 'json' };
import type { Target } from '../../tools/image/plan.ts';
import type { Config } from './savedImage.ts';

const COMMANDS: Readonly<Record<Target, string>> = {
  converter: 'node --max-semi-space-size=2 worker/guard.ts',
  control: 'node --max-semi-space-size=8 --heap-growing-percent=20 api/main.ts',
};
const HEALTH: Readonly<Record<Target, string | undefined>> = {
  converter: 'CMD node worker/alive.ts',
  control: undefined,
};
const LABEL = 'org.opencontainers.image';

export function configFaults(config: Config, target: Target): string[] {
  const { User, Entrypoint, Cmd, WorkingDir, Labels, Healthcheck, StopSignal } = config;
  const labels = ['title', 'description', 'licenses', 'version', 'revision'];
  return [
    ...differs('Its user', User, '1000:1000'),
    ...differs('What it runs', [...(Entrypoint ?? []), ...(Cmd ?? [])].join(' '), COMMANDS[target]),
    ...differs('Its folder', WorkingDir, '/app'),
    ...differs('Its health check', Healthcheck?.Test.join(' '), HEALTH[target]),
    ...differs('The signal that ends it', StopSignal ?? 'SIGTERM', 'SIGTERM'),
    ...labels.filter((label) => !Labels?.[`${LABEL}.${label}`]).map((label) => `It has no label ${label}.`),
    ...differs('Its version', Labels?.[`${LABEL}.version`], release.version),
    ...differs('Its licence', Labels?.[`${LABEL}.licenses`], release.license),
  ];
}

function differs(what: string, is: string | undefined, should: string | undefined): string[] {
  return is === should ? [] : [`${what} is ${is ?? 'not there'}, and should be ${should ?? 'not there'}.`];
}
