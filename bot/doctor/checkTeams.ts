import { appToken } from '../channels/teams/appToken.ts';
import { msalNetwork } from '../channels/teams/msalNetwork.ts';
import { KEYS_URL } from '../channels/teams/signingKeys.ts';
import { systemClock } from '../../services/clock.ts';
import type { TeamsApp, TeamsConfig } from '../settings/teams.ts';
import { type Check, fine, type Finding, unused, whyOf, wrong } from './finding.ts';

/** Can calls from Teams be checked, and does Microsoft know the bot? */
export const checkTeams: Check = async ({ teams }, signal) => {
  if (teams === undefined) return [unused('TEAMS_APP_ID', 'The bot is not in Teams.')];
  const { app } = teams;
  if (app.kind === 'playground') {
    const says = 'For trying it on this machine: nobody is checked.';
    return [fine('TEAMS_PLAYGROUND', says), channelsOf(teams)];
  }
  return [...(await Promise.all([keys(signal), token(app)])), channelsOf(teams)];
};

function channelsOf({ channels }: TeamsConfig): Finding {
  if (channels.size === 0) return unused('TEAMS_CHANNELS', 'Handoffs are at the desk only.');
  const says = `Channels for ${channels.size} queues. The app must be added to their team.`;
  return fine('TEAMS_CHANNELS', says);
}

async function keys(signal: AbortSignal): Promise<Finding> {
  const wrongly = (why: string): Finding =>
    wrong('TEAMS_APP_ID', `${KEYS_URL} ${why}: no call from Teams can be checked.`);
  try {
    const { status } = await fetch(KEYS_URL, { signal, redirect: 'error' });
    return status === 200
      ? fine('TEAMS_APP_ID', 'The keys of Teams’ calls are reached.')
      : wrongly(`answered ${status}`);
  } catch (error) {
    return wrongly(`is not reached (${whyOf(error)})`);
  }
}

/** Nothing is sent to anybody: a token is asked for, and thrown away. */
async function token(app: Exclude<TeamsApp, { readonly kind: 'playground' }>): Promise<Finding> {
  const setting = app.kind === 'SingleTenant' ? 'TEAMS_APP_PASSWORD' : 'TEAMS_APP_TYPE';
  try {
    await appToken(app, { network: msalNetwork, clock: systemClock }).get();
    return fine(setting, 'Microsoft knows the bot.');
  } catch (error) {
    return wrong(setting, `Microsoft gives the bot no token: ${whyOf(error)}`);
  }
}
