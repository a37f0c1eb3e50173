/** All that the API is made of: handed in by `main.ts`, the local stack and tests. */
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Signer } from '../core/signer.ts';
import type { Storage } from '../core/storage.ts';
import type { Access } from './access/access.ts';
import type { Publisher } from './publisher.ts';
import type { Published } from './snapshot/published.ts';

export interface ApiParts {
  storage: Storage;
  signer: Signer;
  clock: Clock;
  log: Log;
  access: Access;
  published: Published;
  publisher: Publisher;
  /** Of the release. */
  version: string;
  /** The page's, as `https://photos.example.org`: the only other one that may call us from a browser. */
  origin?: string | undefined;
}
