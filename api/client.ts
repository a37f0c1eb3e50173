/** What the page may know of the API: its type, for `hc<Api>()` of `hono/client`. */
export type { Api } from './app.ts';
