import { expect } from 'chai';
import { ConversationAdapter } from '../../bot/conversationAdapter.ts';

const line = {
  type: 'message',
  id: 'c1|0000001',
  channelId: 'directline',
  conversation: { id: 'c1', isGroup: false, conversationType: '', name: '' },
  from: { id: 'dl_1', name: '' },
  recipient: { id: 'bot', name: '' },
  serviceUrl: '',
  text: 'hello',
};

describe('The adapter of a conversation', () => {
  it('leaves the id of what the bot says to the log, and gives none itself', async () => {
    const said = await new ConversationAdapter().run(line, async (context) => {
      await context.sendActivities([
        { type: 'message', text: 'one' },
        { type: 'message', text: 'two' },
      ]);
    });
    expect(said.map(({ text }) => text)).to.deep.equal(['one', 'two']);
    for (const activity of said) expect(activity).not.to.have.property('id');
  });
});
