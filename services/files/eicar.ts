/**
 * What every virus scanner is made to find, and what harms nobody: https://www.eicar.org. In two parts, since
 * a scanner would find this file, too.
 */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
