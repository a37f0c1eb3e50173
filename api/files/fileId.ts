/** An id as clients say it. */
import { z } from '@hono/zod-openapi';

export const FileId = z
  .string()
  .regex(/^[a-z2-7]{16}$/, 'An id has 16 characters, a to z and 2 to 7.')
  .openapi({ example: 'c7rlm2jwphd6ssuy' });
