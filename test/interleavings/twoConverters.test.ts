/** Exhaustive: whatever happens to an original, two converters come to the one final state. */
import { inEveryOrder } from './inEveryOrder.ts';
import { TWO_CONVERTERS } from './scenarios/twoConverters.ts';

inEveryOrder(TWO_CONVERTERS);
