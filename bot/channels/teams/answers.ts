/** What Teams is told about what it has sent. */
import type { Answer } from './messagesRoute.ts';

export const TAKEN: Answer = { status: 200, body: {} };

const invoked = (statusCode: number, type: string, value: unknown): Answer => ({
  status: statusCode,
  body: { statusCode, type, value },
});

/** The card that takes the pressed one's place, for whoever pressed it. */
export const withCard = (card: unknown): Answer =>
  invoked(200, 'application/vnd.microsoft.card.adaptive', card);

export const withMessage = (text: string): Answer =>
  invoked(200, 'application/vnd.microsoft.activity.message', text);

export const NOT_SUPPORTED: Answer = invoked(501, 'application/vnd.microsoft.error', {
  code: 'NotSupported',
  message: 'This bot does not take that.',
});

export const NOT_UNDERSTOOD: Answer = invoked(400, 'application/vnd.microsoft.error', {
  code: 'BadRequest',
  message: 'This is no press of a button that this bot has shown.',
});
