/** Answers one activity of a conversation: reads it, lets the dialogs respond, and says what they say. */
import type { TurnContext } from 'botbuilder-core';
import { DateTime, Duration } from 'luxon';
import { greeting } from '../dialogs/greeting.ts';
import { nowIso } from '../dialogs/nowIso.ts';
import { respond } from '../dialogs/rootDialog.ts';
import type { Say } from '../dialogs/say.ts';
import type { DialogServices, DialogTurn } from '../dialogs/turn.ts';
import type { Clock } from '../services/clock.ts';
import { ianaZone } from '../services/ianaZone.ts';
import type { Speaker } from '../services/identity/speaker.ts';
import { zoneNamed } from '../services/zoneNamed.ts';
import type { ConversationStore } from '../services/storage/conversationStore.ts';
import type { AgentHub } from './agentHub.ts';
import type { ConversationState } from './conversationState.ts';
import { idsOf } from './idsOf.ts';
import { type Incoming, readIncoming, readLine } from './readLine.ts';
import { linesFor } from './linesFor.ts';
import { keyedId, type Render, render as onWeb } from './render.ts';
import { transcriptOf } from './transcript.ts';

interface Dependencies {
  readonly services: DialogServices;
  readonly store: ConversationStore;
  readonly clock: Clock;
  /** An agent hub that writes into the conversation, where one may. */
  readonly hub?: Pick<AgentHub, 'hear'> | undefined;
  readonly render?: Render | undefined;
}

/** Which line of which conversation is answered. */
export interface Place {
  readonly conversationId: string;
  readonly lineId: string;
}

export interface SupportBot {
  /** @returns the conversation's next state; what is said goes to the context. */
  onTurn(context: TurnContext, place: Place, state: ConversationState): Promise<ConversationState>;
}

/** Of whom nothing is known. */
const NO_ZONE = 'UTC';

/** What the activity tells about the person's language and zone; a token's word comes first. */
function whereFrom(state: ConversationState, { locale, localTimezone }: Incoming) {
  const { speaker } = state;
  const told = speaker.kind === 'customer' ? speaker.zone : undefined;
  const browser = localTimezone === undefined ? undefined : ianaZone(localTimezone);
  const zone = told ?? browser ?? state.zone ?? NO_ZONE;
  return {
    from: { locale: locale ?? state.locale ?? 'en-US', zone },
    isZoneAssumed: zone === NO_ZONE || (browser !== undefined && browser !== ianaZone(zone)),
  };
}

/** A code proves who is there now, not who sits at the same browser later. */
const PROVED = Duration.fromObject({ minutes: 30 });

/** So many lines are looked at before the whole log is. */
const RECENT = 20;

/** Each line keeps the proof alive; after a silence the speaker is a stranger again. */
function stillProved(state: ConversationState, now: DateTime): ConversationState {
  const { provedAt, ...rest } = state;
  if (provedAt === undefined) return state;
  return now < DateTime.fromISO(provedAt).plus(PROVED)
    ? { ...rest, provedAt: now.toUTC().toJSDate().toISOString() }
    : { ...rest, speaker: { kind: 'stranger' } };
}

export function supportBot({
  services,
  store,
  clock,
  hub,
  render = onWeb,
}: Dependencies): SupportBot {
  /** What a verified customer has bought; nothing is looked up for a stranger. */
  async function contractOf(
    speaker: Speaker,
  ): Promise<Pick<DialogTurn, 'account' | 'programme' | 'package'>> {
    const nothing = { account: undefined, programme: undefined, package: undefined };
    if (speaker.kind !== 'customer') return nothing;
    const at = clock().toUTC().toJSDate().toISOString();
    const decision = await services.entitlements.check({ accountId: speaker.accountId, at });
    switch (decision.outcome) {
      case 'entitled':
        return {
          account: decision.account,
          programme: decision.programme,
          package: decision.package,
        };
      case 'refused':
        return { ...nothing, account: decision.account };
      case 'unknown':
      case 'indeterminate':
        return nothing;
    }
  }

  async function turnOf(
    { conversationId, lineId }: Place,
    state: ConversationState,
    { from: { locale, zone }, isZoneAssumed }: ReturnType<typeof whereFrom>,
  ): Promise<DialogTurn> {
    const { speaker } = state;
    return {
      services,
      speaker,
      ...(await contractOf(speaker)),
      now: clock().setZone(zoneNamed(zone)),
      zone,
      isZoneAssumed,
      locale,
      channel: state.channel,
      conversationId,
      lineId,
      address: state.address,
      transcript: async () => transcriptOf(await linesFor(store, conversationId, Number(lineId))),
      newId: idsOf(conversationId, lineId),
    };
  }

  /** When the message of a key was said: as a rule a few lines before this one. */
  async function sentAt(
    { conversationId, lineId }: Place,
    key: string,
  ): Promise<string | undefined> {
    const id = keyedId(conversationId, key);
    const find = async (from: number) =>
      (await store.read(conversationId, from)).find(({ activity }) => activity['id'] === id);
    const recent = Math.max(1, Number(lineId) - RECENT);
    const line = (await find(recent)) ?? (recent === 1 ? undefined : await find(1));
    if (line === undefined) return undefined;
    // One that replaced it before has kept its time.
    const { timestamp } = line.activity;
    return typeof timestamp === 'string' ? timestamp : new Date(line.at).toISOString();
  }

  async function say(
    context: TurnContext,
    place: Place,
    { channel }: ConversationState,
    says: readonly Say[],
  ): Promise<void> {
    const { conversationId } = place;
    for (const one of says) {
      const at = one.replaces === undefined ? undefined : await sentAt(place, one.replaces);
      for (const { activity, isUpdate } of render(one, { conversationId, channel, sentAt: at })) {
        if (isUpdate) await context.updateActivity(activity);
        else await context.sendActivity(activity);
      }
    }
  }

  return {
    async onTurn(context, place, stored) {
      const { conversationId, lineId } = place;
      const incoming = readIncoming(context.activity);
      const before = stillProved(stored, clock());
      const where = whereFrom(before, incoming);
      const state = { ...before, ...where.from };
      if (incoming.type === 'conversationUpdate') {
        const turn = await turnOf({ conversationId, lineId }, state, where);
        await say(context, place, state, greeting(turn));
        return state;
      }
      if (incoming.type === 'event' && incoming.channelData?.isHub === true) {
        await hub?.hear(conversationId, context.activity);
      }
      if (incoming.type !== 'message') return state;
      const turn = await turnOf({ conversationId, lineId }, state, where);
      const line = readLine(incoming, lineId);
      const { state: dialog, says, speaker } = await respond(state.dialog, line, turn);
      await say(context, place, state, says);
      if (speaker === undefined) return { ...state, dialog };
      return { ...state, dialog, speaker, provedAt: nowIso(turn) };
    },
  };
}
