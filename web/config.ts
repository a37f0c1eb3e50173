/** What whoever put the page here wrote beside it, in `config.json`. */

export interface Config {
  /** Where the API is, without a slash at the end; empty where the page itself lies on its origin. */
  apiBase: string;
  title: string;
}

/** Throws where the file is missing or no such thing. */
export async function loadConfig(): Promise<Config> {
  const answer = await fetch('./config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json, which lies beside this page, was answered with ${answer.status}.`);
  const { apiBase, title } = (await answer.json()) as Partial<Config>;
  if (typeof apiBase !== 'string') throw new Error('config.json, which lies beside this page, names no apiBase.');
  return { apiBase: apiBase.replace(/\/$/, ''), title: title || 'ironviper' };
}
