/** How the fleet does, as the API says it. */
import { api, ask } from '../../talk/api.ts';

export const readStatus = () => ask(api.api.status.$get());
export type Status = Awaited<ReturnType<typeof readStatus>>;
