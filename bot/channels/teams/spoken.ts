/** What a person said in Teams, without what Teams puts around it. */
import { ianaZone } from '../../../services/ianaZone.ts';
import type { TeamsActivity } from './teamsActivity.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  // The last, so that nothing is taken for one of the others that was not.
  '&amp;': '&',
};

interface Mention {
  readonly id: string | undefined;
  readonly text: string;
}

function mentionsOf({ entities = [] }: TeamsActivity): readonly Mention[] {
  return entities.flatMap(({ type, text, mentioned }) => {
    if (type !== 'mention' || typeof text !== 'string' || text === '') return [];
    const { id } = (typeof mentioned === 'object' ? (mentioned ?? {}) : {}) as { id?: unknown };
    return [{ id: typeof id === 'string' ? id : undefined, text }];
  });
}

export const mentionsBot = (activity: TeamsActivity): boolean =>
  mentionsOf(activity).some(({ id }) => id === activity.recipient.id);

/** The line: without mentions of the bot, others by their names, without what is HTML in it. */
export function spokenText(activity: TeamsActivity): string {
  const { text = '', recipient } = activity;
  const own = mentionsOf(activity).filter(({ id }) => id === recipient.id);
  const spoken = own
    .reduce((said, mention) => said.replaceAll(mention.text, ' '), text)
    .replace(/<at(?: id="[^"]{0,200}")?>([^<]{0,200})<\/at>/gi, '$1');
  return Object.entries(ENTITIES)
    .reduce((said, [entity, sign]) => said.replaceAll(entity, sign), spoken)
    .replace(/\u{a0}/gu, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\r?\n ?/g, '\n')
    .trim();
}

/** Language and zone of the client. */
export function clientOf({ locale, localTimezone, entities = [] }: TeamsActivity): {
  readonly locale: string | undefined;
  readonly zone: string | undefined;
} {
  const info = entities.find(({ type }) => type === 'clientInfo');
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' && value.length <= 64 ? value : undefined;
  const zone = localTimezone ?? text(info?.['timezone']);
  return {
    locale: locale ?? text(info?.['locale'])?.slice(0, 35),
    zone: zone === undefined ? undefined : ianaZone(zone),
  };
}
