/** How numbers are written inside a country, as far as needed to complete one (ITU-T E.164). */
export interface CallingCode {
  readonly code: string;
  /** What is dialled before a number inside the country, and dropped from abroad. */
  readonly trunk?: '0' | '1';
  /** Digits of a number without code and trunk. */
  readonly digits: readonly [least: number, most: number];
}

/** By ISO 3166 country. Whoever is from elsewhere is asked for the code. */
export const callingCodes: Readonly<Record<string, CallingCode>> = {
  AE: { code: '971', trunk: '0', digits: [8, 9] },
  AT: { code: '43', trunk: '0', digits: [7, 13] },
  AU: { code: '61', trunk: '0', digits: [9, 9] },
  BE: { code: '32', trunk: '0', digits: [8, 9] },
  CA: { code: '1', trunk: '1', digits: [10, 10] },
  CH: { code: '41', trunk: '0', digits: [9, 9] },
  CN: { code: '86', trunk: '0', digits: [10, 11] },
  CZ: { code: '420', digits: [9, 9] },
  DE: { code: '49', trunk: '0', digits: [7, 11] },
  DK: { code: '45', digits: [8, 8] },
  ES: { code: '34', digits: [9, 9] },
  FI: { code: '358', trunk: '0', digits: [6, 10] },
  FR: { code: '33', trunk: '0', digits: [9, 9] },
  GB: { code: '44', trunk: '0', digits: [9, 10] },
  HK: { code: '852', digits: [8, 8] },
  IE: { code: '353', trunk: '0', digits: [7, 9] },
  IL: { code: '972', trunk: '0', digits: [8, 9] },
  IN: { code: '91', trunk: '0', digits: [10, 10] },
  JP: { code: '81', trunk: '0', digits: [9, 10] },
  KR: { code: '82', trunk: '0', digits: [8, 10] },
  NL: { code: '31', trunk: '0', digits: [9, 9] },
  NO: { code: '47', digits: [8, 8] },
  NZ: { code: '64', trunk: '0', digits: [8, 10] },
  PL: { code: '48', digits: [9, 9] },
  PT: { code: '351', digits: [9, 9] },
  SA: { code: '966', trunk: '0', digits: [8, 9] },
  SE: { code: '46', trunk: '0', digits: [7, 9] },
  SG: { code: '65', digits: [8, 8] },
  TW: { code: '886', trunk: '0', digits: [8, 9] },
  US: { code: '1', trunk: '1', digits: [10, 10] },
  ZA: { code: '27', trunk: '0', digits: [9, 9] },
};
