import { type Check, fine, unused, whyOf, wrong } from './finding.ts';

/** Where Microsoft says by which keys its calls to bots are signed. */
const KEYS = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Can calls from Teams be checked, and does Microsoft know the bot? */
export const checkTeams: Check = async ({ teams }, signal) => {
  if (teams === undefined) return [unused('TEAMS_APP_ID', 'The bot is not in Teams.')];
  const { app, channels } = teams;
  const where =
    channels.size === 0
      ? unused('TEAMS_CHANNELS', 'Handoffs are at the desk only.')
      : fine(
          'TEAMS_CHANNELS',
          `${channels.size} queues have a channel. The app must be in its team.`,
        );
  if (app.kind === 'playground') {
    return [fine('TEAMS_PLAYGROUND', 'For trying it on this machine: nobody is checked.'), where];
  }
  try {
    const { status } = await fetch(KEYS, { signal, redirect: 'error' });
    const keys =
      status === 200
        ? fine('TEAMS_APP_ID', 'The keys of Teams’ calls are reached.')
        : wrong('TEAMS_APP_ID', `${KEYS} answered ${status}: no call from Teams can be checked.`);
    return [keys, where];
  } catch (error) {
    return [
      wrong('TEAMS_APP_ID', `${KEYS} is not reached (${whyOf(error)}). Let it through.`),
      where,
    ];
  }
};
