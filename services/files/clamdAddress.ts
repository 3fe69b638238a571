/** Where a clamd listens: a port, or a socket of this machine. */
export type ClamdAddress =
  | { readonly host: string; readonly port: number }
  | { readonly path: string };

const HOST_AND_PORT = /^(?:\[(?<six>[\da-f:.]+)\]|(?<host>[\w.-]+)):(?<port>\d{1,5})$/i;

/** Reads `host:port`, `[::1]:port`, or the path of a socket; undefined for anything else. */
export function clamdAddress(text: string): ClamdAddress | undefined {
  if (/^\/[^\0]{1,100}$/.test(text)) return { path: text };
  const { six, host = six, port } = HOST_AND_PORT.exec(text)?.groups ?? {};
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host, port: Number(port) };
}
