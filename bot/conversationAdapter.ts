import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder-core';
import { z } from 'zod';
import { BotAdapter, TurnContext } from './botFramework.ts';
import { keyedId } from './render.ts';
import { saidIn } from './saidIn.ts';

const Keyed = z.object({ key: z.string() });

const keyOf = ({ channelData }: Partial<Activity>): string | undefined =>
  Keyed.safeParse(channelData).data?.key;

/**
 * The Bot Framework's adapter for channels whose log is ours. What a turn sends is collected, and
 * committed together with the turn's state: a crash leaves the whole turn or none of it. So nothing is
 * sent from here, and activities get their ids when they are committed.
 */
export class ConversationAdapter extends BotAdapter {
  /** Runs middleware and bot on one activity, and returns what they said. */
  async run(
    activity: Partial<Activity>,
    bot: (context: TurnContext) => Promise<void>,
  ): Promise<readonly Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const said = saidIn(context);
    await this.runMiddleware(context, bot);
    return said;
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    // TurnContext takes ids away, since most channels give their own: ours are known by their key.
    // It then writes the ids we return into its own objects, so what we keep has to be a copy: an
    // empty id would go out to the pages.
    const named = activities.map((activity) => {
      const key = keyOf(activity);
      const { conversation } = context.activity;
      return key === undefined
        ? { ...activity }
        : { ...activity, id: keyedId(conversation.id, key) };
    });
    saidIn(context).push(...named);
    return named.map(({ id }) => ({ id: id ?? '' }));
  }

  /** An update is the activity again under its id: pages put it in the place of the first. */
  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    saidIn(context).push(activity);
    return { id: activity.id ?? '' };
  }

  override async deleteActivity(
    context: TurnContext,
    reference: Partial<ConversationReference>,
  ): Promise<void> {
    const { activityId } = reference;
    if (activityId === undefined) return;
    saidIn(context).push({ type: 'message', id: activityId, text: '…', textFormat: 'plain' });
  }

  /** Speaking first goes through the conversation's queue, see `proactive.ts`. */
  override async continueConversation(): Promise<void> {
    throw new Error('A conversation of ours is continued through its turns.');
  }
}
