/** The liveness probe of a container: exit code 0 if its guard has said within the last minute that it is well, else 1. */
import { statSync } from 'node:fs';
import { aliveFile } from './sayAlive.ts';

const FRESH_MS = 60_000;

const saidAt = statSync(aliveFile(), { throwIfNoEntry: false })?.mtimeMs ?? 0;
process.exitCode = Date.now() - saidAt < FRESH_MS ? 0 : 1;
