/** `npm run load`: how much the product holds, and what it does when it is more. */
import { GOALS } from './goals.ts';
import { runGoals } from '../faults/runGoals.ts';

await runGoals(GOALS);
