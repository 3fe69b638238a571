/** Clouds of SharePoint and OneDrive for work, each organisation under one name in them. */
const CLOUDS = 'sharepoint\\.com|sharepoint\\.us|sharepoint-mil\\.us';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
/** No name, password or port. Names of folders may stand in it with their spaces. */
const PLAIN = new RegExp(`^https://${LABEL}\\.(?:${CLOUDS})/[^\\p{Cc}\\\\]*$`, 'u');
/** With the one-time right that Teams writes into it. */
const LONGEST = 4_000;

/** Says from where a file is fetched, and where one is put: nowhere but where people of Teams keep theirs. */
export type IsFileUrl = (url: string) => boolean;

/** @param double an origin: the only one there is where a test plays SharePoint */
export function fileUrls(double?: string): IsFileUrl {
  return (url) => {
    if (url.length > LONGEST || !URL.canParse(url)) return false;
    return double === undefined ? PLAIN.test(url) : url.startsWith(`${double}/`);
  };
}
