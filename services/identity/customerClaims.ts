import { z } from 'zod';
import { isZone } from '../isZone.ts';
import { oneLine } from '../privacy/oneLine.ts';
import type { Speaker } from './speaker.ts';

const Text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .transform((text) => oneLine(text, max))
    .pipe(z.string().min(1));

// A claim that only makes things nicer is dropped when it is wrong, never a reason to refuse.
const Zone = z.string().max(60).refine(isZone).optional().catch(undefined);

const Language = z.string().max(35).transform(canonical).optional().catch(undefined);

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The claims of a customer token, as the host page's server signs them. Others are ignored. */
export const CustomerClaims = z
  .object({
    sub: Text(200),
    name: Text(120),
    email: z.email().max(254),
    account: Text(60).optional(),
    accountId: Text(60).optional(),
    zone: Zone,
    /** OpenID Connect's name for the same. */
    zoneinfo: Zone,
    language: Language,
    locale: Language,
  })
  .transform((claims, context): Speaker => {
    const accountId = claims.account ?? claims.accountId;
    if (accountId === undefined) {
      context.addIssue({ code: 'custom', message: 'account is missing' });
      return z.NEVER;
    }
    const zone = claims.zone ?? claims.zoneinfo;
    const language = claims.language ?? claims.locale;
    return {
      kind: 'customer',
      by: 'customerToken',
      subject: claims.sub,
      accountId,
      name: claims.name,
      email: claims.email,
      ...(zone !== undefined && { zone }),
      ...(language !== undefined && { language }),
    };
  });
