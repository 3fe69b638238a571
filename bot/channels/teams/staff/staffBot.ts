/** Answers what staff write and press in the thread of a request. */
import type { TurnContext } from 'botbuilder-core';
import { type Filling, reply, type ReplyId } from '../../../../dialogs/replies/replies.ts';
import { DeskAction, type DeskOutcome } from '../../../../services/desk/deskWork.ts';
import { oneLine } from '../../../../services/privacy/oneLine.ts';
import type { StaffMember } from '../../../../services/requests/staffMember.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { workOf } from '../../../../services/requests/work.ts';
import type { ConversationState } from '../../../conversationState.ts';
import type { Place, SupportBot } from '../../../supportBot.ts';
import { isOwn, needsColleague } from './isOwn.ts';
import { broughtUp } from './broughtUp.ts';
import { lineMessage, type Message } from './messages.ts';
import { refusal } from './refusal.ts';
import { type Command, LONGEST, type Wanted } from './readCommand.ts';
import { askedOfTeams, cardContext, type StaffDesk } from './staffDesk.ts';
import { type StaffLine, staffLine } from './staffLine.ts';

/** Clients of so many are asked to show a card of their own. */
const MOST_ACTED = 60;

interface Said {
  readonly id: ReplyId;
  readonly text: string;
}

const said = <Id extends ReplyId>(id: Id, ...filling: Filling<Id>): Said => ({
  id,
  text: reply(id, ...filling),
});

export function staffBot(desk: StaffDesk): SupportBot {
  /** What comes of a command that asks for something to be done. */
  async function done(
    request: SupportRequest,
    command: Command,
    { key }: StaffLine,
    who: StaffMember,
  ): Promise<{ readonly outcome?: DeskOutcome; readonly says: readonly Said[] }> {
    const { name } = who;
    switch (command.kind) {
      case 'help':
        return { says: [said('teams-staff.help')] };
      case 'tooLong':
        return { says: [said('teams-staff.too-long', { name, most: LONGEST })] };
      case 'noText':
        return command.word === 'resolve'
          ? { says: [said('teams-staff.what-was-done')] }
          : { says: [said('teams-staff.what-text', { word: command.word })] };
      case 'takeOver': {
        const { staff } = workOf(request);
        const from = staff === undefined ? {} : { from: staff };
        return acted(request, { kind: 'take', ...from }, key, who);
      }
      case 'act':
        return acted(request, command.wanted, key, who);
    }
  }

  async function acted(
    request: SupportRequest,
    wanted: Wanted,
    key: string,
    { name, id }: StaffMember,
  ): Promise<{ readonly outcome?: DeskOutcome; readonly says: readonly Said[] }> {
    if (needsColleague(wanted) && (await isOwn(desk, request, id))) {
      return { says: [said('teams-staff.own', { name })] };
    }
    const { reference } = request;
    const action = DeskAction.parse({ ...wanted, key });
    const outcome = await desk.work.act(reference, action, { name, id });
    return { outcome, says: saysOf(outcome, wanted, key, name) };
  }

  /** Files and secrets are said apart from what came of the words. */
  const warnings = ({ files, masked, command }: StaffLine): readonly Said[] => {
    const names = files
      .map((file) => (file === '' ? reply('teams-staff.file') : oneLine(file, 80)))
      .join(', ');
    return [
      ...masked.map((kind) => said('teams-staff.masked', { kind: reply(maskedId(kind)) })),
      ...(names === ''
        ? []
        : [
            command.kind === 'act'
              ? said('teams-staff.files', { names })
              : said('teams-staff.files-only', { names }),
          ]),
    ];
  };

  async function answered(
    place: Place,
    state: ConversationState,
    line: StaffLine,
  ): Promise<{ readonly state: ConversationState; readonly replies: readonly Message[] }> {
    const { conversationId } = place;
    const say = (says: readonly Said[]): readonly Message[] =>
      says.map((one) => lineMessage(conversationId, one));
    const reference = state.staff?.reference;
    const request = reference === undefined ? undefined : await desk.requests.get(reference);
    if (request === undefined || request.erasedAt !== undefined) {
      return { state, replies: say([said('teams-staff.gone')]) };
    }
    // Teams lets people pass on a card to another thread, buttons and all.
    if (line.reference !== undefined && line.reference !== reference) {
      return {
        state,
        replies: say([said('teams-staff.other-card', { reference: request.reference })]),
      };
    }
    const may = await askedOfTeams(desk, state, line.userId);
    if (may.kind !== 'yes') return { state, replies: say([refusal(may.kind)]) };

    const isOnlyFiles = line.files.length > 0 && line.command.kind === 'help';
    const { outcome, says } = isOnlyFiles
      ? { outcome: undefined, says: [] }
      : await done(request, line.command, line, may);
    const now = outcome === undefined || outcome.kind === 'unknown' ? request : outcome.request;
    const known = outcome === undefined ? state : withActed(state, line.userId);
    const context = cardContext(desk, now, conversationId);
    const up = broughtUp(conversationId, known, now, context);
    return { state: up.state, replies: [...up.replies, ...say([...says, ...warnings(line)])] };
  }

  return {
    async onTurn(context: TurnContext, place, state) {
      const line = staffLine(context.activity, place);
      if (line === undefined) return state;
      const { state: after, replies } = await answered(place, state, line);
      for (const one of replies) {
        // A message with an id is the one that stands there, or takes its place.
        if (one['id'] === undefined) await context.sendActivity({ ...one });
        else await context.updateActivity({ ...one });
      }
      return after;
    },
  };
}

function saysOf(outcome: DeskOutcome, wanted: Wanted, key: string, name: string): readonly Said[] {
  switch (outcome.kind) {
    case 'unknown':
      return [said('teams-staff.gone')];
    case 'tooLate': {
      const { why, request } = outcome;
      const { staff, state } = workOf(request);
      const canTakeOver = wanted.kind === 'take' && state !== 'done' && staff !== undefined;
      const other = canTakeOver
        ? [said('teams-staff.take-over', { name: oneLine(staff, 80) })]
        : [];
      return [said('teams-staff.too-late', { name, why }), ...other];
    }
    case 'done':
      // What was done is said with all that happened; what changed nothing is said here.
      if (outcome.request.events.some(({ id }) => id.endsWith(key))) return [];
      return wanted.kind === 'take' || wanted.kind === 'acknowledge'
        ? [said('teams-staff.done.yours')]
        : [said('teams-staff.done.nothing')];
  }
}

/** The latest last, each once. */
function withActed(state: ConversationState, userId: string): ConversationState {
  const { staff } = state;
  if (staff === undefined) return state;
  const acted = staff.acted.includes(userId)
    ? staff.acted
    : [...staff.acted, userId].slice(-MOST_ACTED);
  return { ...state, staff: { ...staff, acted } };
}

const maskedId = (kind: string) =>
  kind === 'card' || kind === 'token' ? (`masked.${kind}` as const) : 'masked.password';
