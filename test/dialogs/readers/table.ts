import { expect } from 'chai';
import type { Reader, Reading } from '../../../dialogs/forms/form.ts';
import type { Choice } from '../../../dialogs/say.ts';
import { aTurn, type TurnOptions } from '../aTurn.ts';

interface Table<V> {
  readonly reader: Reader<V>;
  readonly choices?: readonly Choice[];
  readonly turn?: TurnOptions;
  /** Answers, and what they are read as. */
  readonly reads?: readonly (readonly [line: string, value: V])[];
  /** What is no answer. */
  readonly refuses?: readonly string[];
  /** What is found in a free text. */
  readonly finds?: readonly (readonly [text: string, value: V])[];
  /** Where nothing may be found. */
  readonly findsNothing?: readonly string[];
}

const short = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** One test for each line of the table. */
export function readerTable<V>(table: Table<V>): void {
  const { reader, choices = [], reads = [], refuses = [], finds = [], findsNothing = [] } = table;
  const context = () => ({ turn: aTurn(table.turn), choices, known: {} });
  const read = async (line: string): Promise<Reading<V>> => reader.read(line, context());
  const find = async (text: string): Promise<V | undefined> => reader.find?.(text, context());
  for (const [line, value] of reads) {
    it(`reads ${short(line)} as ${String(value)}`, async () => {
      expect(await read(line)).to.deep.equal({ kind: 'value', value });
    });
  }
  for (const line of refuses) {
    it(`refuses ${short(line)}`, async () => {
      expect((await read(line)).kind).to.equal('none');
    });
  }
  for (const [text, value] of finds) {
    it(`finds ${String(value)} in ${short(text)}`, async () => {
      expect(await find(text)).to.equal(value);
    });
  }
  for (const text of findsNothing) {
    it(`finds nothing in ${short(text)}`, async () => {
      expect(await find(text)).to.equal(undefined);
    });
  }
}
