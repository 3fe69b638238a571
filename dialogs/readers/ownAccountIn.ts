import { accountLabel } from './accountLabel.ts';

const ID = String.raw`(?<id>(?:ORG|PIN|SN)-[A-Z0-9-]{3,30}|[A-Z0-9][A-Z0-9-]{3,39})\b`;
/** A bare "account jdoe42" is somebody's login. */
const LABELLED = new RegExp(String.raw`\b(?<label>${accountLabel})(?: +|(?<=[:#]) *)${ID}`, 'gi');
const ORG_ID = /(?<![\p{L}\p{N}-])ORG-[A-Z0-9-]{3,30}\b/giu;
/** What only an account or a piece of hardware has. */
const TELLING = /^(?:org|agreement|serial|s\/n)/i;
const CLAUSE = /(?:^|[.,;!?(\n–-]|(?<!\p{L})(?:and|my|our))\s?$/iu;
const OTHERS =
  /(?:(?<!\p{L})(?:his|her|their|your|wrong|old|users?|customers?|suppliers?|partners?|vendors?|clients?|another|other)|['’]s?) (?:\p{L}{1,12} )?$/iu;
const BEHIND = /^ of (?:our|a|an|the|their|his|her|another)(?!\p{L})/iu;
const WE =
  /(?<!\p{L})(?:we are|we['’]re|i am|i['’]m|(?:my|our) (?:account|org|organi[sz]ation|company|contract)(?: is)?|(?:^|[.,;!?(\n] ?)(?:the )?(?:account|org)(?: is|(?= ?:)))(?: from| with)?[ :]{1,2}$/iu;
const BEFORE = 40;

/** The account that a text says to be the speaker's own, by its label or by who they are. Of two it is asked which. */
export function ownAccountIn(head: string): string | undefined {
  const around = (at: number, length: number) => ({
    before: head.slice(Math.max(0, at - BEFORE), at),
    after: head.slice(at + length, at + length + BEFORE),
  });
  const labelled = [...head.matchAll(LABELLED)].flatMap(({ 0: found, index, groups }) => {
    const { before, after } = around(index, found.length);
    const { label = '', id = '' } = groups ?? {};
    if (OTHERS.test(before) || BEHIND.test(after)) return [];
    return TELLING.test(label) || CLAUSE.test(before) ? [id] : [];
  });
  const named = [...head.matchAll(ORG_ID)].flatMap(({ 0: id, index }) => {
    return WE.test(around(index, id.length).before) ? [id] : [];
  });
  const ids = [...named, ...labelled].filter((id) => /\d/.test(id));
  return new Set(ids.map((id) => id.toUpperCase())).size === 1 ? ids[0] : undefined;
}
