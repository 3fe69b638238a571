const digits = (caseNumber: string): string => caseNumber.replace(/\D/g, '');

/** Whether two people mean one case by its number: "#100001", "case 100001" and "100001" are the same. */
export const isSameCase = (one: string, other: string): boolean => digits(one) === digits(other);
