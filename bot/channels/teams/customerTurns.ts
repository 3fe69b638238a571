import type { TurnContext } from 'botbuilder-core';
import { cut } from '../../../dialogs/readers/cut.ts';
import { reply } from '../../../dialogs/replies/replies.ts';
import type { Say } from '../../../dialogs/say.ts';
import type { Clock } from '../../../services/clock.ts';
import type { Speaker } from '../../../services/identity/speaker.ts';
import type { Log } from '../../../services/log.ts';
import { withDeadline } from '../../../services/withDeadline.ts';
import type { ConversationState } from '../../conversationState.ts';
import type { Render } from '../../render.ts';
import type { Place, SupportBot } from '../../supportBot.ts';
import type { Connector } from './connector.ts';
import type { IsServiceUrl } from './serviceUrls.ts';
import { TEAMS_EVENTS, type TeamsLine, teamsLineOf } from './teamsLine.ts';
import type { TeamsPlace } from './teamsPlace.ts';
import type { Found } from './whoIs.ts';

interface Dependencies {
  readonly connector: Pick<Connector, 'member'>;
  readonly isServiceUrl: IsServiceUrl;
  readonly whoIs: (found: Found) => Promise<Speaker>;
  readonly render: Render;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 24 * 60 * 60_000;
/** Whoever was not found, or has no address, is asked after again. */
const SOON_MS = 5 * 60_000;
/** A person waits for the answer meanwhile. */
const LOOK_UP_MS = 2_000;

const LONGEST_QUOTED = 200;

/** Enough of what somebody said to know it again. */
const quoted = (text = ''): string => cut(text.replace(/\s+/g, ' ').trim(), LONGEST_QUOTED);

/** The place as the line says that it is now: whoever writes has not removed the bot. */
function placeAfter(place: TeamsPlace, line: TeamsLine, isServiceUrl: IsServiceUrl): TeamsPlace {
  const { isGone: _, goneAt: _at, ...rest } = place;
  const { serviceUrl, userId, aadObjectId, bot } = line;
  return {
    ...rest,
    serviceUrl: isServiceUrl(serviceUrl) ? serviceUrl : place.serviceUrl,
    userId,
    ...(aadObjectId === undefined ? {} : { aadObjectId }),
    bot,
  };
}

/** What customers say in Teams: who they are is asked of Teams first, then it is answered as everywhere. */
export function customerTurns(given: Dependencies, bot: SupportBot): SupportBot {
  const { connector, isServiceUrl, whoIs, render, clock, log } = given;

  function isDue({ speaker, teams }: ConversationState): boolean {
    const age = clock().toMillis() - (teams?.lookedUpAt ?? Number.NEGATIVE_INFINITY);
    return age >= (speaker.email === undefined ? SOON_MS : DAY_MS);
  }

  async function lookedUp(
    { serviceUrl, tenantId, chatId, userId }: TeamsLine,
    zone: string | undefined,
  ): Promise<Speaker | undefined> {
    const where = { serviceUrl, conversationId: chatId };
    try {
      return await withDeadline(LOOK_UP_MS, async (signal) => {
        const member = await connector.member(where, userId, { signal });
        return member && whoIs({ member, tenantId, zone });
      });
    } catch (error) {
      // They are answered all the same, and asked for what is not known.
      log.warn({ err: error }, 'a person in Teams could not be looked up');
      return undefined;
    }
  }

  /** What a code has proved stays proved for its time; what Teams does not say is as it was. */
  async function identified(
    state: ConversationState,
    place: TeamsPlace,
    line: TeamsLine,
    zone: string | undefined,
  ): Promise<ConversationState> {
    if (!isDue(state)) return { ...state, teams: place };
    const found = await lookedUp(line, zone);
    const { speaker } = state;
    const isProved = speaker.kind === 'customer' && speaker.by === 'code';
    return {
      ...state,
      speaker: found === undefined || isProved ? speaker : found,
      teams: { ...place, lookedUpAt: clock().toMillis() },
    };
  }

  async function say(
    context: TurnContext,
    { conversationId }: Place,
    { channel }: ConversationState,
    one: Say,
  ): Promise<void> {
    for (const { activity } of render(one, { conversationId, channel })) {
      await context.sendActivity(activity);
    }
  }

  async function onEvent(
    context: TurnContext,
    place: Place,
    state: ConversationState,
  ): Promise<ConversationState> {
    switch (context.activity.name) {
      case TEAMS_EVENTS.gone:
        return state.teams === undefined
          ? state
          : { ...state, teams: { ...state.teams, isGone: true, goneAt: clock().toMillis() } };
      case TEAMS_EVENTS.editedOlder:
        await say(context, place, state, {
          id: 'teams.edited.older',
          text: reply('teams.edited.older'),
        });
        return state;
      case TEAMS_EVENTS.deleted:
        await say(context, place, state, { id: 'teams.deleted', text: reply('teams.deleted') });
        return state;
      case undefined:
        return state;
    }
    return state;
  }

  return {
    async onTurn(context, place, stored) {
      const line = teamsLineOf(context.activity);
      if (stored.teams === undefined || line === undefined) {
        return bot.onTurn(context, place, stored);
      }
      const at = placeAfter(stored.teams, line, isServiceUrl);
      if (context.activity.type === 'event') {
        return onEvent(context, place, { ...stored, teams: at });
      }
      const { localTimezone } = context.activity;
      const state = await identified(stored, at, line, localTimezone);
      const text = quoted(context.activity.text);
      if (line.isEdit === true) {
        const id = 'teams.edited.again';
        await say(context, place, state, { id, text: reply(id, { text }) });
      }
      if (line.isMention === true && text !== '') {
        const id = 'teams.group.quoted';
        await say(context, place, state, { id, text: reply(id, { text }) });
      }
      return bot.onTurn(context, place, state);
    },
  };
}
