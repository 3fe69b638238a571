/** How a case stands, in words for its customer. */
import { isClosed } from '../services/cases/case.ts';
import type { CaseView } from '../services/cases/caseView.ts';
import type { RequestEvent } from '../services/requests/requestEvent.ts';
import { queueOf, workOf } from '../services/requests/work.ts';
import { cut } from './readers/cut.ts';
import { reply } from './replies/replies.ts';
import type { DialogTurn } from './turn.ts';
import { whenBoth, whenShort } from './whenText.ts';

const LONGEST_COMMENT = 600;

export function statusLine({ case: { caseNumber, title, severity, status } }: CaseView): string {
  const shown = { number: caseNumber, title: cut(title, 80), severity };
  return reply('case-status.line', { ...shown, status: reply(`case.status.${status}`) });
}

function zoneOf({ account, services }: DialogTurn): string | undefined {
  return account === undefined ? undefined : services.deskZone(account.hoursGroup);
}

function promised({ opened, case: found }: CaseView, turn: DialogTurn): string | undefined {
  if (opened === undefined || isClosed(found)) return undefined;
  const { promised: is } = opened;
  return is.kind === 'by'
    ? reply('case-status.promised', {
        what: is.what,
        when: whenBoth(is.at, zoneOf(turn), turn),
        source: is.source,
      })
    : reply('case-status.notPromised', { why: is.why });
}

function escalations({ escalations: open }: CaseView, turn: DialogTurn): readonly string[] {
  return open.map((one) => {
    const { state, staff } = workOf(one);
    const shown = { reference: one.reference, at: whenShort(one.raisedAt, turn) };
    return staff === undefined || state === 'waiting'
      ? reply('case-status.escalated', shown)
      : reply('case-status.escalated.by', { ...shown, name: staff });
  });
}

/** Who has it: the case's owner, else who took up the request that opened it. */
function holder({ case: { owner, closedAt, status }, opened }: CaseView, turn: DialogTurn): string {
  if (closedAt !== null) return reply('case-status.closed', { at: whenShort(closedAt, turn) });
  const work = opened && workOf(opened);
  const name = owner ?? (work?.state === 'waiting' ? undefined : work?.staff);
  if (name !== undefined) return reply('case-status.owner', { owner: name });
  // "Being worked on" by nobody would be no answer: the team that has it is known.
  return opened === undefined || status === 'new'
    ? reply('case-status.noOwner')
    : reply('case-status.noName', { queue: queueOf(opened).name });
}

/** What support said last, and what it said comes next, if that is something else. */
function saidBySupport(
  { said: { last, nextSteps } }: CaseView,
  turn: DialogTurn,
): readonly string[] {
  const lineOf = (id: 'case-status.lastSaid' | 'case-status.nextSteps', event: RequestEvent) =>
    reply(id, {
      name: event.by.kind === 'staff' ? event.by.name : reply('told.somebody'),
      at: whenShort(event.at, turn),
      text: cut((event.text ?? '').trim(), LONGEST_COMMENT),
    });
  return [
    ...(nextSteps === undefined ? [] : [lineOf('case-status.nextSteps', nextSteps)]),
    ...(last === undefined || last === nextSteps ? [] : [lineOf('case-status.lastSaid', last)]),
  ];
}

function reopening({ reopening: is }: CaseView, turn: DialogTurn): string | undefined {
  if (is === undefined) return undefined;
  const { source, days } = is;
  return is.kind === 'reopen'
    ? reply('case-status.reopen', { until: whenShort(is.until, turn), source })
    : reply('case-status.noReopen', { days, source });
}

function lastWord({ comments, said }: CaseView, turn: DialogTurn): string | undefined {
  const last = comments.at(-1);
  const isShown = [said.last, said.nextSteps].some((event) => event?.text === last?.text);
  if (last === undefined || isShown) return undefined;
  const { author, at, text } = last;
  return reply('case-status.comment', {
    author,
    at: whenShort(at, turn),
    text: cut(text.trim(), LONGEST_COMMENT),
  });
}

/** Number, title, severity, status, who has it, what was promised, and what can still be done. */
export function statusText(view: CaseView, turn: DialogTurn): string {
  const { openedAt } = view.case;
  const lines = [
    statusLine(view),
    reply('case-status.opened', { at: whenShort(openedAt, turn) }),
    holder(view, turn),
    promised(view, turn),
    ...escalations(view, turn),
    ...saidBySupport(view, turn),
    reopening(view, turn),
    lastWord(view, turn),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}
