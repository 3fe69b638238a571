/** Everything that Teams tells us, by what it is. */
import { reply } from '../../../dialogs/replies/replies.ts';
import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import { HttpProblem } from '../../http/problem.ts';
import { found, ThreadAddress, threadKey } from './addressBook.ts';
import { NOT_UNDERSTOOD, TAKEN } from './answers.ts';
import type { Changes } from './changes.ts';
import { chatOf } from './chatOf.ts';
import type { Chats, Received } from './chats.ts';
import { conversationIdOf } from './conversationIdOf.ts';
import { consentOf, CONSENT_INVOKE } from './files/consent.ts';
import { takeFiles } from './files.ts';
import type { GroupMention } from './groupMention.ts';
import type { Invokes } from './invokes.ts';
import type { LineParts } from './lineIn.ts';
import type { Membership } from './membership.ts';
import type { Answer } from './messagesRoute.ts';
import { type Press, submitted } from './press.ts';
import type { Remark } from './remark.ts';
import type { Stray, StrayThread } from './staff/strayThread.ts';
import { mentionsBot, spokenText } from './spoken.ts';
import { isPersonal, type TeamsActivity } from './teamsActivity.ts';
import { TEAMS_EVENTS } from './teamsLine.ts';
import type { Threads } from './threads.ts';

interface Dependencies {
  readonly chats: Chats;
  readonly threads: Threads;
  readonly channelStore: Pick<ChannelStore, 'find'>;
  readonly door: Pick<FrontDoor, 'limits' | 'admission'>;
  readonly groupMention: GroupMention;
  readonly changes: Changes;
  readonly membership: Membership;
  readonly invokes: Invokes;
  readonly remark: Remark;
  readonly stray: StrayThread;
}

export function inbound(given: Dependencies): (activity: TeamsActivity) => Promise<Answer> {
  const { chats, threads, channelStore, door, remark } = given;

  /** Our conversation that is held in this thread, if it is one of ours. */
  const threadOf = async ({ conversation }: TeamsActivity): Promise<string | undefined> =>
    (await found(channelStore, threadKey(conversation.id), ThreadAddress))?.conversationId;

  /** Whoever says too much too fast is told so, since Teams tells nobody. */
  async function letIn(activity: TeamsActivity, conversationId: string): Promise<void> {
    door.admission.line();
    try {
      await door.limits.line(conversationId);
    } catch (error) {
      if (error instanceof HttpProblem && error.status === 429) {
        remark(activity, reply('teams.too-fast'), `too fast ${conversationId}`);
      }
      throw error;
    }
  }

  async function strayOf(
    activity: TeamsActivity,
    { value }: LineParts,
  ): Promise<Stray | undefined> {
    const stray = await given.stray(activity, value);
    if (stray?.hasOther === true) {
      remark(activity, reply('teams-staff.other-thread'), `other ${activity.conversation.id}`);
    }
    return stray;
  }

  async function receive(
    activity: TeamsActivity,
    parts: LineParts,
    key: string,
  ): Promise<Received | undefined> {
    const line = { ...parts, activityId: activity.id };
    if (isPersonal(activity)) {
      const chat = chatOf(activity);
      await letIn(activity, conversationIdOf(chat.tenantId, chat.chatId));
      return chats.receive(chat, line, key);
    }
    const known = await threadOf(activity);
    const stray = known === undefined ? await strayOf(activity, parts) : undefined;
    const conversationId = known ?? stray?.conversationId;
    if (conversationId === undefined) return undefined;
    await letIn(activity, conversationId);
    const received = await threads.receive(conversationId, chatOf(activity), line, key);
    return { ...received, isElsewhere: stray?.hasOther === true };
  }

  async function press(
    activity: TeamsActivity,
    { value, key }: Press,
  ): Promise<Received | undefined> {
    const pressed =
      activity.replyToId === undefined
        ? undefined
        : await threads.logIdOf(await placeOf(activity), activity.replyToId);
    const text = spokenText(activity);
    // What the button says in the chat, for whoever reads it later.
    const said = text === '' ? {} : { text };
    return receive(activity, { type: 'message', ...said, value, pressed }, key);
  }

  const placeOf = async (activity: TeamsActivity): Promise<string | undefined> =>
    isPersonal(activity) ? (await chats.find(chatOf(activity)))?.id : threadOf(activity);

  async function onMessage(activity: TeamsActivity): Promise<Answer> {
    const { id, from } = activity;
    if (id === undefined || from.id === '') {
      throw new HttpProblem(400, 'BadArgument', 'The message says not by whom it is.');
    }
    const pressed = submitted(activity);
    if (pressed !== undefined) {
      await press(activity, pressed);
      return TAKEN;
    }
    // Where the bot may read a whole channel, what colleagues say to each other comes in, too.
    if (!isPersonal(activity) && !mentionsBot(activity)) return TAKEN;
    const text = spokenText(activity);
    const isOurs = isPersonal(activity) || (await threadOf(activity)) !== undefined;
    if (!isOurs) {
      await given.groupMention(activity, text);
      return TAKEN;
    }
    const files = takeFiles(activity);
    if (text === '' && files === undefined) return TAKEN;
    await receive(activity, { type: 'message', text, ...files }, `teams ${id}`);
    return TAKEN;
  }

  /** The first word counts, however often it is sent: a file is given once. */
  async function onConsent(activity: TeamsActivity): Promise<Answer> {
    const consent = consentOf(activity);
    if (consent === undefined || !isPersonal(activity)) return NOT_UNDERSTOOD;
    const line = { type: 'event', name: TEAMS_EVENTS.consent, consent } as const;
    await receive(activity, line, `consent ${consent.file}`);
    return TAKEN;
  }

  /** What staff have written has gone its way as it was. */
  async function changedInThread(activity: TeamsActivity): Promise<void> {
    const conversationId = await threadOf(activity);
    if (conversationId === undefined) return;
    if (!(await given.changes.isChanged(conversationId, activity))) return;
    const key = `changed ${conversationId} ${activity.id ?? ''}`;
    remark(activity, reply('teams-staff.changed'), key);
  }

  return async (activity) => {
    switch (activity.type) {
      case 'message':
        return onMessage(activity);
      case 'messageUpdate':
        if (isPersonal(activity)) await given.changes.edited(activity);
        else await changedInThread(activity);
        return TAKEN;
      case 'messageDelete':
        if (isPersonal(activity)) await given.changes.deleted(activity);
        else await changedInThread(activity);
        return TAKEN;
      case 'installationUpdate':
      case 'conversationUpdate':
        await given.membership(activity);
        return TAKEN;
      case 'invoke':
        return activity.name === CONSENT_INVOKE
          ? onConsent(activity)
          : given.invokes(activity, press, placeOf);
      // Reactions, typing and what is still to be invented.
      default:
        return TAKEN;
    }
  };
}
