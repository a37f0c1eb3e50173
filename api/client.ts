/** What the page may know of the API: its type, for `hc<Api>()` of `hono/client`, and what it answers where it refuses. */
export type { Api } from './app.ts';
export type { Problem } from './problem.ts';
