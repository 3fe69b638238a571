import { z } from 'zod';
import { Case } from '../../case.ts';
import type { CaseEvent, NewCase } from '../../caseBackend.ts';
import type { DeskStep } from './deskStore.ts';

const Comment = z.object({
  id: z.string(),
  key: z.string(),
  at: z.string(),
  author: z.string(),
  visibility: z.enum(['public', 'internal']),
  text: z.string(),
});

/** All that is known of one case, as one document. */
export const CaseFile = z.object({
  case: Case,
  description: z.string(),
  businessImpact: z.string().nullable(),
  comments: z.array(Comment),
  /** What was done, by key, and what was answered. */
  doings: z.array(z.tuple([z.string(), z.string()])),
  /** Levels to which it is escalated now. */
  levels: z.array(z.enum(['management', 'technical'])),
  /** Number and kind of the cases that it leads to. */
  links: z.array(z.tuple([z.string(), z.enum(['related', 'followUp'])])),
});
export type CaseFile = z.infer<typeof CaseFile>;

export function newCaseFile(caseNumber: string, given: NewCase, at: string): CaseFile {
  const { description, businessImpact, handoff: _handoff, ...asked } = given;
  const opened: Case = {
    ...asked,
    caseNumber,
    status: 'new',
    owner: null,
    isEscalated: false,
    openedAt: at,
    updatedAt: at,
    closedAt: null,
  };
  return {
    case: opened,
    description,
    businessImpact,
    comments: [],
    doings: [],
    levels: [],
    links: [],
  };
}

/** A step over case files in memory. Whoever calls writes what became of them, and the events. */
export function stepOver(
  files: ReadonlyMap<string, CaseFile>,
  events: Omit<CaseEvent, 'id'>[],
): DeskStep {
  const fileOf = ({ caseNumber }: Case): CaseFile => {
    const file = files.get(caseNumber);
    if (file === undefined) throw new Error(`Case ${caseNumber} is not part of this step.`);
    return file;
  };
  const found = (file: CaseFile, key: string) => {
    const { key: _key, ...comment } = file.comments.find((one) => one.key === key) ?? {};
    return 'id' in comment ? comment : undefined;
  };

  return {
    byNumber(caseNumber) {
      const file = files.get(caseNumber);
      return file && { ...file.case, isEscalated: file.levels.length > 0 };
    },
    save(changed) {
      fileOf(changed).case = changed;
    },
    comment(about, { key, author, visibility, text }) {
      const { comments } = fileOf(about);
      const id = `${about.caseNumber}-${comments.length + 1}`;
      const comment = { id, at: about.updatedAt, author, visibility, text };
      comments.push({ ...comment, key });
      return comment;
    },
    commentByKey: (about, key) => found(fileOf(about), key),
    answered: (about, key) => fileOf(about).doings.find(([done]) => done === key)?.[1],
    remember(about, key, answer) {
      fileOf(about).doings.push([key, answer]);
    },
    event({ caseNumber, status, updatedAt }, kind) {
      const isAboutStatus = kind === 'status' || kind === 'opened';
      events.push({ caseNumber, at: updatedAt, kind, ...(isAboutStatus ? { status } : {}) });
    },
    addLevel(about, level) {
      const { levels } = fileOf(about);
      if (levels.includes(level)) return false;
      levels.push(level);
      return true;
    },
    clearLevels(about) {
      fileOf(about).levels = [];
    },
    addLink(from, { caseNumber }, kind) {
      const { links } = fileOf(from);
      if (links.some(([to, how]) => to === caseNumber && how === kind)) return false;
      links.push([caseNumber, kind]);
      return true;
    },
  };
}
