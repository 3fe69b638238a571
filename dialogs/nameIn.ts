import type { RequestEvent } from '../services/requests/requestEvent.ts';
import { reply } from './replies/replies.ts';

/** The name that a customer is told of whoever did it. */
export const nameIn = ({ by }: RequestEvent): string =>
  by.kind === 'staff' ? by.name : reply('told.somebody');
