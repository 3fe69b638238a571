/** Gives what the dialogs say the shape of Bot Framework activities, as the channel can show them. */
import type { Activity } from 'botbuilder-core';
import type { Say } from '../dialogs/say.ts';
import { capabilitiesOf, type Channel } from './channels/capabilities.ts';
import { webShape } from './channels/webShape.ts';

export type Outgoing = Partial<Activity>;

/** The id of a message that may be replaced later: the same key in a conversation, the same message. */
export const keyedId = (conversationId: string, key: string): string => `${conversationId}|${key}`;

export interface Rendered {
  readonly activity: Outgoing;
  /** It takes the place of an earlier message. */
  readonly isUpdate: boolean;
}

/** Where something is said. */
export interface To {
  readonly conversationId: string;
  readonly channel: Channel;
  /**
   * When the message was sent whose place this one takes, ISO: it keeps that time, so that the transcript
   * keeps its order.
   */
  readonly sentAt?: string | undefined;
}

/** What a channel makes of what is said; undefined where it has nothing to show for it. */
export type Shape = (say: Say, to: To) => Outgoing | undefined;

export type Render = (say: Say, to: To) => readonly Rendered[];

/** @param shapes of channels that are only there if they are switched on; all others look as on the web. */
export function renderer(shapes: Readonly<Partial<Record<Channel, Shape>>>): Render {
  return (said, to) => {
    const can = capabilitiesOf(to.channel);
    // What is news there only was told in a line already.
    if (said.isStatusOnly === true && !can.liveStatus) return [];
    const { form, ...bare } = said;
    const say = form === undefined || can.inputs ? said : bare;
    const shape = shapes[to.channel] ?? webShape;
    const shown = shape(say, to);
    if (shown === undefined) return [];
    const { key, replaces } = say;
    const named = key ?? replaces;
    const activity: Outgoing = {
      ...shown,
      ...(named === undefined ? {} : { id: keyedId(to.conversationId, named) }),
      // JSON, as the log keeps it.
      ...(to.sentAt === undefined ? {} : { timestamp: to.sentAt as unknown as Date }),
    };
    return [{ activity, isUpdate: replaces !== undefined }];
  };
}

/** For a product that has the web only. */
export const render: Render = renderer({});
