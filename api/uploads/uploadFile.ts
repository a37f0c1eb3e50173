/** A file that somebody is about to upload, as its client describes it. */
import { z } from '@hono/zod-openapi';
import { sourceTime } from '../../core/sourceTime.ts';

export const UploadFile = z
  .object({
    name: z.string().openapi({ description: 'With its folders: `2026/05/IMG_1.JPG`', example: '2026/05/IMG_1.JPG' }),
    bytes: z.int().min(0),
    modifiedAt: z
      .string()
      .refine((said) => sourceTime({ mtime: said }) !== undefined, 'It is ISO 8601 with a time zone.')
      .optional()
      .openapi({
        description: 'When it was last written to, best with its own time zone',
        example: '2026-05-04T18:32:11.000+02:00',
      }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'It is 64 hexadecimal digits in lower case.')
      .optional()
      .openapi({ description: 'Of its content: needed only where the answer was `conflict`' }),
  })
  .openapi('UploadFile');

export type UploadFile = z.output<typeof UploadFile>;
