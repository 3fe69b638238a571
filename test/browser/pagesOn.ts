import type { Server } from 'restify';
import { installWeb } from '../../bot/web/installWeb.ts';
import { silentLog } from '../fakes/silentLog.ts';

type Options = Parameters<typeof installWeb>[1];

/** The product's pages on a server of a test, as they are outside a demo unless told otherwise. */
export function pagesOn(server: Server, changes: Partial<Options> = {}): void {
  installWeb(server, {
    publicUrl: 'http://localhost',
    frameAncestors: [],
    demoCustomers: undefined,
    log: silentLog,
    ...changes,
  });
}

/** Whom one can speak as on the demo page. */
export const demoCustomers = [
  { id: 'ana', name: 'Ana Morales', company: 'Northwind', package: 'Priority', zone: 'UTC' },
];
