import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

function isPublicKey(pem: string): boolean {
  try {
    // A public key could be made of a private one, but that must not lie about in settings.
    return createPublicKey(pem).type === 'public' && !pem.includes('PRIVATE');
  } catch {
    return false;
  }
}

/** In PEM, on one line: its lines are separated by `\n` written out. */
export const PublicKey = z
  .string()
  .transform((text) => text.replaceAll('\\n', '\n'))
  .refine(isPublicKey, 'must be a public key in PEM, its lines separated by \\n');
