/** A relay as a process of its own, over a store that others use too. Told by messages where to freeze. */
import { systemClock } from '../../services/clock.ts';
import { armFailpoint } from '../../services/failpoint.ts';
import { delivery } from './delivery.ts';
import { deskOverHttp } from './deskOverHttp.ts';
import { openStores } from './stores.ts';

const [, , store = '', deskUrl = '', callMs = ''] = process.argv;
const stores = await openStores(store, systemClock);
const backend = deskOverHttp(deskUrl);
delivery({ stores, backend, callMs: Number(callMs), waitMs: 20 }).relay.start();
process.on('message', (spec) => {
  if (!armFailpoint(String(spec))) throw new Error(`There is no ${String(spec)}.`);
  process.send?.('armed');
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
