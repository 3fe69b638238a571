import type { RequestStore } from '../services/requests/requestStore.ts';
import { shownToStaff } from '../services/requests/shownToStaff.ts';
import type { Config } from './config.ts';

/** Requests as they are kept: what happens to them is shown in Teams where staff have channels there. */
export const withStaffShown = (
  { teams }: Pick<Config, 'teams'>,
  requests: RequestStore,
): RequestStore =>
  teams === undefined || teams.channels.size === 0 ? requests : shownToStaff(requests);
