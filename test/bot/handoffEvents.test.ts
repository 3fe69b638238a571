import { ActivityTypes, type Activity } from 'botbuilder-core';
import { EventFactory, TurnContext, TestAdapter } from 'botbuilder';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import { actionOfStatus, handoffContext, handoffInitiation } from '../../bot/handoffEvents.ts';
import { DeskAction } from '../../services/desk/deskWork.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { aRequest, anEscalation } from '../fakes/aRequest.ts';
import { policies } from '../services/policy/policyFixture.ts';

const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const handoff = handoffOf(anEscalation(), { policies, now });
const activity = {
  type: ActivityTypes.Message,
  id: 'a1',
  from: { id: 'user', name: 'Ana' },
  recipient: { id: 'bot', name: 'Bot' },
  conversation: { id: 'c1', isGroup: false, conversationType: '', name: '' },
  channelId: 'webchat',
  serviceUrl: 'https://x.example',
} as Activity;

describe('handing over to an agent hub', () => {
  it('is the event that the SDK makes', () => {
    const ours = handoffInitiation(handoff, activity);
    const theirs = EventFactory.createHandoffInitiation(
      new TurnContext(new TestAdapter(), activity),
      { ...handoffContext(handoff) },
    );
    // Made anew each time by the SDK: the id, the time and the process's own zone.
    for (const name of [
      'type',
      'name',
      'conversation',
      'from',
      'replyToId',
      'serviceUrl',
      'channelId',
      'attachments',
      'entities',
    ] as const) {
      expect(ours[name], name).to.deep.equal(theirs[name]);
    }
    expect(ours.relatesTo).to.deep.include({ activityId: 'a1', channelId: 'webchat' });
    expect(handoffInitiation(handoff, activity).id).to.equal(ours.id);
  });

  it('tells a stranger’s channel nothing of an account, and repeats nobody’s words', () => {
    const request = aRequest({ speaker: { kind: 'stranger' } });
    const event = JSON.stringify(
      handoffInitiation(handoffOf(request, { policies, now }), activity),
    );
    for (const secret of [
      'ORG-10442',
      'Northwind',
      'priority',
      'StoreFront',
      request.draft.email,
    ]) {
      expect(event, secret).not.to.include(secret);
    }
    expect(handoffContext(handoffOf(request, { policies, now })).queue).to.equal(undefined);
  });
});

describe('what an agent hub says', () => {
  const status = (value: object, id = 's1') => ({
    type: 'event',
    name: 'handoff.status',
    id,
    value,
  });

  for (const [state, kind] of [
    ['accepted', 'acknowledge'],
    ['failed', 'note'],
    ['completed', 'leaveChat'],
  ] as const) {
    it(`${state} is ${kind} at the desk, and once however often it is said`, () => {
      const action = actionOfStatus(status({ state, message: 'Nobody is there.' }));
      expect(action).to.include({ kind });
      expect(DeskAction.safeParse(action).success).to.equal(true);
      expect(actionOfStatus(status({ state, message: 'Nobody is there.' }))).to.deep.equal(action);
      expect(actionOfStatus(status({ state }, 's2'))?.key).not.to.equal(action?.key);
    });
  }

  it('says why it failed', () => {
    expect(actionOfStatus(status({ state: 'failed', message: ' Nobody is there. ' }))).to.include({
      text: 'The agent hub could not hand over: Nobody is there.',
    });
    expect(actionOfStatus(status({ state: 'failed' }))).to.include({
      text: 'The agent hub could not hand over.',
    });
  });

  for (const [name, other] of [
    ['another event', { ...status({ state: 'accepted' }), name: 'webchat/join' }],
    ['a message', { type: 'message', text: 'accepted' }],
    ['a state that there is not', status({ state: 'maybe' })],
    ['nothing', undefined],
  ] as const) {
    it(`${name} is nothing`, () => expect(actionOfStatus(other)).to.equal(undefined));
  }
});
