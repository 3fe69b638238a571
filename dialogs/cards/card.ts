/** A line of a card: what is asked and what was answered, with the slot an Edit button reopens. */
export interface CardRow {
  readonly label: string;
  readonly value: string;
  readonly edit?: { readonly slot: string; readonly title: string };
}

export interface CardButton {
  readonly title: string;
  readonly action: 'send' | 'cancel';
  readonly style?: 'positive' | 'destructive';
}

/**
 * A card as data. How it looks is each channel's business; `id` is made by us and comes back with
 * every button, so that an old card can be told from the live one.
 */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly rows: readonly CardRow[];
  readonly buttons: readonly CardButton[];
}
