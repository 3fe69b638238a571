import type { Attachment } from '../services/requests/attachment.ts';
import type { Card } from './cards/card.ts';
import type { RequestCard } from './cards/requestCard.ts';
import type { Field, WholeForm } from './cards/wholeForm.ts';
import type { Input } from './input.ts';

/** One of several answers. Sending `value` or `title` gives the same answer. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** How a finished form ended, for programs that follow a conversation. */
export interface IntakeOutcome {
  readonly kind:
    | 'raised'
    /** Added to an open request of the same kind about the same case. */
    | 'joined'
    /** Asked and answered at once: nothing goes to the desk. */
    | 'answered'
    | 'proved'
    | 'withdrawn'
    | 'cancelled'
    /** Later, in messages of their own. */
    | 'opened'
    | 'delivered'
    | 'refused'
    | 'acknowledged'
    | 'resolved';
  readonly reference?: string;
  readonly caseNumber?: string;
  /** ISO instant; null when the policy can't confirm one. */
  readonly respondBy?: string | null;
}

/** The contract for programs: `channelData.intake` of what the bot says. */
export interface Intake {
  readonly form: string;
  readonly asking?: string;
  readonly choices?: readonly Choice[];
  readonly outcome?: IntakeOutcome;
  /** All questions at once: filled in by a message with `{ card, action: 'fill', answers }`. */
  readonly fields?: readonly Field[];
  readonly card?: string;
}

/** One thing the bot says, before any channel has given it a shape. */
export interface Say {
  /** Which reply of the catalogue this is; stories assert it, not the wording. */
  readonly id: string;
  readonly text: string;
  /** What the customer has typed stands in the text: nothing may be put in. */
  readonly quotes?: boolean;
  readonly choices?: readonly Choice[];
  /** Numbers in the text that may be phoned, as they stand there: a channel that can makes them links. */
  readonly phones?: readonly string[];
  readonly card?: Card;
  /** All questions of a form, for channels that can show inputs. */
  readonly form?: WholeForm;
  /** A request that was sent, for channels that keep it current in place. */
  readonly status?: RequestCard;
  /** Nothing but the status has changed: for those channels alone. */
  readonly isStatusOnly?: boolean;
  /** For whoever is spoken to; how they get it is up to the channel. */
  readonly file?: Attachment;
  /** What the question asks for. */
  readonly input?: Input;
  /** Offered beside the answers, quietly: all questions at once. */
  readonly offersAll?: string;
  /** Made by us for a question; comes back with what is pressed on a card that a channel makes of it. */
  readonly cardId?: string;
  readonly intake?: Intake;
  /** A name for this message, so that a later one can take its place. */
  readonly key?: string;
  /** The key of the message whose place this one takes. */
  readonly replaces?: string;
}
