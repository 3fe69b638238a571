/** Kinds of secrets that customers paste by mistake. */
export type MaskKind = 'card' | 'password' | 'token';

/** Where in a text a secret stands: from inclusive, to exclusive, in UTF-16 units. */
export interface Span {
  readonly kind: MaskKind;
  readonly from: number;
  readonly to: number;
}
