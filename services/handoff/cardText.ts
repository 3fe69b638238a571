/** Text of somebody's in a card: {{DATE(…)}} and {{TIME(…)}} would be replaced by the client. */
export const cardText = (text: string): string => text.replaceAll('{{', '{\u2060{');
