/** `npm run faults`: what is done to the product, and what it made of it. */
import { GOALS } from './goals.ts';
import { runGoals } from './runGoals.ts';

await runGoals(GOALS);
