/** Everybody who was invited, as the API says it. */
import { api, ask } from '../../talk/api.ts';

export const readPeople = () => ask(api.api.people.$get());
export type Person = Awaited<ReturnType<typeof readPeople>>['people'][number];
