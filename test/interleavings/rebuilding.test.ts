/** Exhaustive: a rebuild, beside converters, compactions and a person. */
import { inEveryOrder } from './inEveryOrder.ts';
import { REBUILDING } from './scenarios/rebuilding.ts';

inEveryOrder(REBUILDING);
