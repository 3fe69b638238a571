import type { TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import type { Render } from '../../../render.ts';
import type { SupportBot } from '../../../supportBot.ts';
import { teamsLineOf } from '../teamsLine.ts';
import { consentAnswered, type ConsentOptions } from './consentAnswered.ts';
import { takenFiles, type TakenOptions } from './takenFiles.ts';
import type { TeamsFile } from './teamsFile.ts';

interface Dependencies extends TakenOptions, ConsentOptions {
  readonly uploads: TakenOptions['uploads'] & ConsentOptions['uploads'];
  readonly render: Render;
}

const Line = z.object({
  attachments: z.array(z.object({ name: z.string() })),
  channelData: z
    .object({ refusedAttachments: z.array(z.unknown()).default([]) })
    .default({ refusedAttachments: [] }),
});

/** Files in Teams: what comes with a line is here before the bot answers it, what was offered is given. */
export function customerFiles(given: Dependencies, bot: SupportBot): SupportBot {
  const taken = takenFiles(given);

  /** The line as it would be on the web. Names are those of the log, where secrets in them are masked. */
  async function fetched(
    { activity }: TurnContext,
    conversationId: string,
    files: readonly TeamsFile[],
  ): Promise<void> {
    const { attachments, channelData } = Line.parse(activity);
    const named = files.map((file, index) => ({ ...file, name: attachments[index]?.name ?? '' }));
    const { refusedAttachments, ...had } = await taken(conversationId, named);
    activity.attachments = [...had.attachments];
    activity.channelData = {
      ...(activity.channelData as object | undefined),
      attachmentSizes: had.attachmentSizes,
      refusedAttachments: [...channelData.refusedAttachments, ...refusedAttachments],
    };
  }

  return {
    async onTurn(context, place, state) {
      const { files, consent } = teamsLineOf(context.activity) ?? {};
      const { conversationId } = place;
      if (consent !== undefined) {
        const { say, card } = await consentAnswered(consent, conversationId, given);
        const { channel } = state;
        for (const { activity } of given.render(say, { conversationId, channel })) {
          await context.updateActivity(activity);
        }
        if (card !== undefined) await context.sendActivity(card);
        return state;
      }
      if (files !== undefined) await fetched(context, conversationId, files);
      return bot.onTurn(context, place, state);
    },
  };
}
