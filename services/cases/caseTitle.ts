import type { SupportRequest } from '../requests/supportRequest.ts';

const longest = 160;
const letters = new Intl.Segmenter();

/** One line for staff: what is asked, and the first line of what the customer wrote, in 160 letters. */
export function caseTitle(request: SupportRequest): string {
  const firstLine = wordsOf(request)
    .trim()
    .split(/[\r\n]/, 1)
    .join('');
  const whole = firstLine === '' ? asked(request) : `${asked(request)}: ${firstLine}`;
  const title = whole.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  // Cut between letters as people see them, not inside an emoji or an accent.
  const shown = Array.from(letters.segment(title), ({ segment }) => segment);
  return shown.length <= longest ? title : `${shown.slice(0, longest - 1).join('')}…`;
}

function asked(request: SupportRequest): string {
  switch (request.kind) {
    case 'openCase':
      return request.productName;
    case 'escalation':
      return `${request.draft.level === 'management' ? 'Escalation to management' : 'Technical escalation'} of case ${request.draft.caseNumber}`;
    case 'information':
      return `Information on case ${request.draft.caseNumber}`;
    case 'closing':
      return `Close case ${request.draft.caseNumber}, ${request.draft.why === 'solved' ? 'solved' : 'no longer needed'}`;
    case 'reopening':
      return `Reopen case ${request.draft.caseNumber}`;
    case 'severity':
      return `Lower case ${request.draft.caseNumber} to Severity ${request.draft.severity}`;
    case 'contact':
      return `New contact for case ${request.draft.caseNumber}`;
    case 'replacement':
      return `Hardware replacement, serial number ${request.draft.serial}`;
    case 'extended':
      return `Extended support for ${request.draft.product}`;
    case 'caseReview':
      return `${request.draft.why === 'review' ? 'Case review' : 'Bug to be credited'} for partner ${request.draft.pin}`;
    case 'feedback':
      return { complaint: 'Complaint', praise: 'Praise', suggestion: 'Suggestion' }[
        request.draft.mood
      ];
    case 'person':
      return 'Asks for a person';
  }
}

function wordsOf(request: SupportRequest): string {
  switch (request.kind) {
    case 'openCase':
    case 'escalation':
    case 'replacement':
    case 'extended':
    case 'person':
      return request.draft.summary;
    case 'information':
    case 'reopening':
    case 'caseReview':
    case 'feedback':
      return request.draft.text;
    case 'closing':
    case 'severity':
      return request.draft.text ?? '';
    case 'contact':
      return `${request.draft.name}, ${request.draft.email}`;
  }
}
