import type { IsFileUrl } from './fileUrls.ts';

/**
 * Puts a file where somebody has allowed it: an upload session of OneDrive, whose address is all the right that it
 * takes. True if it is there. False leaves it open, also because a session that was used is gone.
 */
export async function put(
  url: string,
  bytes: Buffer,
  { isFileUrl, signal }: { readonly isFileUrl: IsFileUrl; readonly signal: AbortSignal },
): Promise<boolean> {
  if (!isFileUrl(url) || bytes.length === 0) return false;
  const response = await fetch(url, {
    method: 'PUT',
    redirect: 'manual',
    credentials: 'omit',
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: new Uint8Array(bytes),
    signal,
  });
  await response.body?.cancel();
  return response.status === 200 || response.status === 201;
}
