import { Duration } from 'luxon';
import type { KeptFor } from '../services/privacy/retention.ts';
import type { Config } from './config.ts';

const days = (count: number): Duration => Duration.fromObject({ days: count });

/** The operator's figures as durations. */
export function keptFor({ retention }: Pick<Config, 'retention'>): KeptFor {
  return {
    drafts: Duration.fromObject({ hours: retention.draftHours }),
    files: days(retention.fileDays),
    conversations: days(retention.conversationDays),
    requests: days(retention.requestDays),
    mails: days(retention.mailDays),
  };
}
