/** How a case stands, in words for its customer. */
import { isClosed } from '../services/cases/case.ts';
import type { CaseView } from '../services/cases/caseView.ts';
import { workOf } from '../services/requests/work.ts';
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

function escalation({ escalation: open }: CaseView, turn: DialogTurn): string | undefined {
  if (open === undefined) return undefined;
  const { staff } = workOf(open);
  const shown = { reference: open.reference, at: whenShort(open.raisedAt, turn) };
  return staff === undefined
    ? reply('case-status.escalated', shown)
    : reply('case-status.escalated.by', { ...shown, name: staff });
}

function reopening({ reopening: is }: CaseView, turn: DialogTurn): string | undefined {
  if (is === undefined) return undefined;
  const { source, days } = is;
  return is.kind === 'reopen'
    ? reply('case-status.reopen', { until: whenShort(is.until, turn), source })
    : reply('case-status.noReopen', { days, source });
}

function lastWord({ comments }: CaseView, turn: DialogTurn): string | undefined {
  const last = comments.at(-1);
  if (last === undefined) return undefined;
  const { author, at, text } = last;
  return reply('case-status.comment', {
    author,
    at: whenShort(at, turn),
    text: cut(text.trim(), LONGEST_COMMENT),
  });
}

/** Number, title, severity, status, who has it, what was promised, and what can still be done. */
export function statusText(view: CaseView, turn: DialogTurn): string {
  const { owner, openedAt, closedAt } = view.case;
  const lines = [
    statusLine(view),
    reply('case-status.opened', { at: whenShort(openedAt, turn) }),
    closedAt === null
      ? owner === null
        ? reply('case-status.noOwner')
        : reply('case-status.owner', { owner })
      : reply('case-status.closed', { at: whenShort(closedAt, turn) }),
    promised(view, turn),
    escalation(view, turn),
    reopening(view, turn),
    lastWord(view, turn),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}
