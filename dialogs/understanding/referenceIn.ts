const REFERENCE = /(?<![\p{L}\p{N}])SR[- ]?([0-9a-z]{4})[- ]?([0-9a-z]{4})(?![\p{L}\p{N}])/iu;

/** A request's reference inside a line, written as we write it: letters that are misread are ours to mend. */
export function referenceIn(line: string): string | undefined {
  const match = REFERENCE.exec(line.slice(0, 400));
  if (match === null) return undefined;
  const mended = `${match[1]}-${match[2]}`.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  return `SR-${mended}`;
}
