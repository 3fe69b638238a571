// Made when first needed: its data takes ten milliseconds to read.
let names: Intl.DisplayNames | undefined;

/** The English name of a BCP 47 language; the tag itself if it is none. */
export function languageName(tag: string): string {
  try {
    names ??= new Intl.DisplayNames('en', { type: 'language' });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
