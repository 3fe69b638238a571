import { reply } from './replies/replies.ts';

/** How long to wait, rounded up, so that nobody comes back too early. */
export function waitText(waitMs: number): string {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  if (minutes <= 90) return reply(minutes === 1 ? 'wait.minute' : 'wait.minutes', { minutes });
  return reply('wait.hours', { hours: Math.ceil(minutes / 60) });
}
