import type { Attachment } from '../../../../services/requests/attachment.ts';
import { CONSENT_CARD } from './consent.ts';

/** A file cannot be attached in Teams: the person is asked whether it may be put into their OneDrive. */
export const consentCard = (
  { id, name, size }: Attachment,
  description: string,
): { readonly contentType: string; readonly name: string; readonly content: object } => ({
  contentType: CONSENT_CARD,
  name,
  content: {
    description,
    sizeInBytes: size,
    acceptContext: { file: id },
    declineContext: { file: id },
  },
});
