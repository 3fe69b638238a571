const ADDRESS = /^[^\s<>@,;:"()[\]\\]{1,64}@([a-z0-9-]+(\.[a-z0-9-]+)*)$/i;

/** Reads `support@example.com` or `Support <support@example.com>`; undefined if it is neither. */
export function mailAddress(
  text: string,
): { readonly address: string; readonly domain: string } | undefined {
  const [, named] = /^[^<>\r\n]{0,120}<([^<>]{1,254})>$/.exec(text.trim()) ?? [];
  const address = (named ?? text).trim();
  const domain = ADDRESS.exec(address)?.[1];
  return domain === undefined ? undefined : { address, domain };
}
