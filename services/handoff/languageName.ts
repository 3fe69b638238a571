const names = new Intl.DisplayNames('en', { type: 'language' });

/** The English name of a BCP 47 language; the tag itself if it is none. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
