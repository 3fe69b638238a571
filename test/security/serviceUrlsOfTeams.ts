import { connectorClient } from '../../bot/channels/teams/connectorClient.ts';
import { serviceUrls } from '../../bot/channels/teams/serviceUrls.ts';
import { ana, teamsWorld } from '../support/teamsWorld.ts';
import { hostileAddresses } from './hostileAddresses.ts';

/** Hosts that only look like those of Teams, beside those of `hostileAddresses`. */
const NEARLY = [
  'https://smba.trafficmanager.net./emea/',
  'https://SMBA.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net:443/emea/',
  'https://user@smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/emea/?to=http://127.0.0.1/',
  'https://smba.trafficmanager.net/../emea/',
  'https://a.smba.trafficmanager.net/',
  'https://smba.infra.gov.teams.microsoft.us.evil.example/teams',
];

/**
 * Where Teams says that it can be answered, signed as it would be, and the same as if it had been kept long ago:
 * refused before anything is stored, and no token is even asked for.
 *
 * @param port of whoever listens for what should never come
 */
export async function serviceUrlsOfTeams(
  port: number,
): Promise<{ readonly calls: number; readonly problems: readonly string[] }> {
  let tokens = 0;
  const token = {
    get: async () => {
      tokens += 1;
      return 'the token of the bot';
    },
    drop() {},
  };
  const connector = connectorClient({ isServiceUrl: serviceUrls(), token });
  const world = await teamsWorld({ TRUSTED_PROXIES: '127.0.0.1' }, { connector });
  const urls = [...hostileAddresses(port), ...NEARLY];
  const problems: string[] = [];
  try {
    const before = world.kept();
    for (const [place, url] of urls.entries()) {
      const authorization = `Bearer ${await world.token({ serviceurl: url })}`;
      const { status } = await world.send(
        world.personal(ana, { text: 'hello', serviceUrl: url }),
        { authorization, 'x-forwarded-for': `192.0.2.${place}` },
        false,
      );
      if (![401, 403].includes(status)) problems.push(`${url}: ${status}`);
      const where = { serviceUrl: url, conversationId: 'a:1' };
      const posted = await connector.post(where, { type: 'message', text: 'hello' });
      if (posted.kind !== 'refused') problems.push(`${url} was posted to`);
      const picture = `${url}v3/attachments/1/views/original`;
      if ((await connector.picture(picture, { maxBytes: 1000 })) !== undefined)
        problems.push(`${url} gave a picture`);
    }
    await world.app.idle();
    if (world.kept() !== before) problems.push('something was kept');
    if (tokens > 0) problems.push(`${tokens} tokens were asked for`);
    return { calls: urls.length * 3, problems };
  } finally {
    await world.close();
  }
}
