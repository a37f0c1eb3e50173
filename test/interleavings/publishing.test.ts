/** Exhaustive: compactions, beside converters and a person. */
import { inEveryOrder } from './inEveryOrder.ts';
import { PUBLISHING } from './scenarios/publishing.ts';

inEveryOrder(PUBLISHING);
