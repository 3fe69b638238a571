import type { SupportRequest } from '../services/requests/supportRequest.ts';
import { cut } from './readers/cut.ts';
import { reply } from './replies/replies.ts';

/** A request in a few words: its reference, and what it is about. */
export function requestTitle({ reference, kind, caseNumber }: SupportRequest): string {
  const what = reply(`request.kind.${kind}`);
  const about = caseNumber === null ? what : reply('request.kind.of', { what, number: caseNumber });
  return cut(reply('request.title', { reference, what: about }), 60);
}
