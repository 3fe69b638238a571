import { clamd } from '../../services/files/adapters/clamd.ts';
import { EICAR } from '../../services/files/eicar.ts';
import { type Check, fine, unused, wrong } from './finding.ts';

/** Does the scanner find what every scanner is made to find? */
export const checkScanner: Check = async (config, signal) => {
  if (config.clamd === undefined) {
    return [unused('CLAMD', 'Files of customers are not scanned for malware.')];
  }
  const scanner = clamd(config.clamd);
  const scanned = await scanner.scan(EICAR, { signal });
  switch (scanned.kind) {
    case 'infected':
      return [fine('CLAMD', (await scanner.health({ signal })).detail)];
    case 'clean':
      return [wrong('CLAMD', 'It does not find the EICAR test file. Has it any signatures?')];
    case 'unchecked':
      return [
        wrong('CLAMD', `It checks nothing (${scanned.problem}), so no file of customers is kept.`),
      ];
  }
};
