/** Exhaustive: what a person wishes of an original, beside converters. */
import { inEveryOrder } from './inEveryOrder.ts';
import { A_PERSON } from './scenarios/aPerson.ts';

inEveryOrder(A_PERSON);
