/** What whoever put the page here wrote beside it, in `config.json`. */
import { fetchAsked } from './talk/fetchAsked.ts';

export interface Config {
  /** Where the API is, without a slash at the end; empty where the page itself lies on its origin. */
  apiBase: string;
  title: string;
}

export const CONFIG = './config.json';

/** Throws where the file is missing or no such thing. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetchAsked(CONFIG, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json, which lies beside this page, was answered with ${answer.status}.`);
  return configOf(await answer.json());
}

/** Throws where it is no such thing. */
export function configOf(read: unknown): Config {
  const { apiBase, title } = (read ?? {}) as Partial<Config>;
  if (typeof apiBase !== 'string') throw new Error('config.json, which lies beside this page, names no apiBase.');
  return { apiBase: apiBase.replace(/\/$/, ''), title: title || 'ironviper' };
}
