import type { CaseView } from '../services/cases/caseView.ts';
import type { GoOn } from './forms/goOn.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { whenShort } from './whenText.ts';

/** The case whose days for reopening are over, and why. */
export function overSay({ case: { caseNumber }, reopening }: CaseView, turn: DialogTurn): Say {
  const text = reply('reopen-case.over', {
    number: caseNumber,
    days: reopening?.days ?? 0,
    until: reopening === undefined ? '' : whenShort(reopening.until, turn),
    source: reopening?.source ?? '',
  });
  return { id: 'reopen-case.over', text };
}

/** A new case in the place of an old one, with what is still true of it. */
export function newCaseFrom({ case: old, opened }: CaseView, text?: string): GoOn {
  const before = opened?.kind === 'openCase' ? opened.draft : undefined;
  return {
    form: 'open-case',
    follows: old.caseNumber,
    known: {
      ...(old.product === null ? {} : { product: before?.product ?? old.product }),
      ...(before === undefined ? {} : { effect: before.effect }),
      ...(before?.productVersion ? { productVersion: before.productVersion } : {}),
    },
    ...(text === undefined ? {} : { text }),
  };
}
