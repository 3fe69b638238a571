import type { Speaker } from '../identity/speaker.ts';
import type { SupportRequest, TranscriptLine } from '../requests/supportRequest.ts';

/**
 * What somebody gets who asks for a copy: what they said and were told, and what they sent, as JSON to be read by
 * people and programs. What support has written about it goes through a person, for it may speak of others.
 */
export function copyOf(
  speaker: Speaker,
  {
    madeAt,
    lines,
    requests,
  }: {
    /** ISO */
    readonly madeAt: string;
    readonly lines: readonly TranscriptLine[];
    readonly requests: readonly SupportRequest[];
  },
): string {
  const sent = requests.map((request) => ({
    reference: request.reference,
    kind: request.kind,
    caseNumber: request.caseNumber,
    raisedAt: request.raisedAt,
    told: request.draft,
    files: request.attachments.map(({ name }) => name),
  }));
  const { name, email } = speaker;
  return JSON.stringify({ madeAt, knownAs: { name, email }, said: lines, sent }, null, 2);
}
