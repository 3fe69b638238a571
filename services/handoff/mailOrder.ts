import type { HandoffSection, SectionId } from './sections.ts';

/** Who reads a mail acts at once: whom to reach and how bad it is come before our own lines. */
const FIRST: readonly SectionId[] = ['asked', 'contact', 'impact', 'promise'];

export function mailOrder(sections: readonly HandoffSection[]): readonly HandoffSection[] {
  return [
    ...FIRST.flatMap((id) => sections.filter((one) => one.id === id)),
    ...sections.filter(({ id }) => !FIRST.includes(id)),
  ];
}
