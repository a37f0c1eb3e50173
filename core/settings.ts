/** Settings come from the environment alone, are read once, and all that is wrong with them is said together. */
import { z } from 'zod';

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads each key of `table` from `env` (an empty value counts as absent). Values are never repeated in an error:
 * some are secrets.
 */
export function readSettings<Table extends z.ZodRawShape>(
  table: Table,
  env: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Table>> {
  const given = Object.fromEntries(Object.keys(table).map((key) => [key, env[key] || undefined]));
  const parsed = z.object(table).safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new SettingsError(`These settings can't be used:\n${problems.join('\n')}`);
}

const UNITS: Record<string, number> = { '': 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** `512MiB` and the like, in bytes. */
export const byteSize = z
  .string()
  .regex(/^\d+(KiB|MiB|GiB)?$/, 'a number of bytes, or one with KiB, MiB or GiB')
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.replace(/^\d+/, '')] ?? 1));

export const wholeNumber = (least: number) =>
  z
    .string()
    .regex(/^\d+$/, 'a whole number')
    .transform(Number)
    .refine((value) => value >= least, `at least ${least}`);

/** Of a server; 0 is any free one. */
export const portNumber = wholeNumber(0).refine((value) => value < 65_536, 'at most 65535');

/** More than nothing: `1`, `0.5`. */
export const decimalNumber = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a number, as 0.5')
  .transform(Number)
  .refine((value) => value > 0, 'more than 0');

export const yesOrNo = z.enum(['yes', 'no'], 'yes or no').transform((word) => word === 'yes');
