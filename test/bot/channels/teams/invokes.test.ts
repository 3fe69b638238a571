import { expect } from 'chai';
import { waitedMs } from '../../../support/waitedMs.ts';
import { invokes } from '../../../../bot/channels/teams/invokes.ts';
import { TeamsActivity } from '../../../../bot/channels/teams/teamsActivity.ts';

const HERE = 'staff-SR-1111-1111';
const SHARED = { type: 'AdaptiveCard', body: [] };

describe('a press in Teams that waits for its answer', () => {
  const pressed = (trigger: string) =>
    TeamsActivity.parse({
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      from: { id: '29:kim' },
      conversation: { id: '19:desk@thread.tacv2;messageid=1', conversationType: 'channel' },
      replyToId: '1',
      value: { action: { type: 'Action.Execute', data: { desk: {} } }, trigger },
    });

  for (const trigger of ['manual', 'automatic']) {
    it(`is answered in time when Teams does not say who they are (${trigger}): with the card of all`, async () => {
      const answer = invokes({
        store: {
          load: async () => undefined,
          read: async () => [
            {
              seq: 2,
              at: 0,
              sender: 'bot',
              activity: {
                id: 'card',
                attachments: [
                  { contentType: 'application/vnd.microsoft.card.adaptive', content: SHARED },
                ],
              },
            },
          ],
        },
        threads: { logIdOf: async () => 'card' },
        answered: { wait: async () => true },
        cardFor: async () => new Promise<undefined>(() => undefined),
        waitMs: 100,
      });
      let answered: Awaited<ReturnType<typeof answer>> | undefined;
      const waited = await waitedMs(async () => {
        answered = await answer(
          pressed(trigger),
          async () => ({ conversationId: HERE, seq: 1, isNew: true }),
          async () => HERE,
        );
      });
      expect(waited).to.be.below(1_500);
      expect(answered?.status).to.equal(200);
      expect(answered?.body).to.deep.include({ value: SHARED });
    });
  }
});
