/** `table`: coverage and response times of all packages, as they will be told. */
import type { Policies } from '../policies.ts';
import type { Programme, SupportPackage } from '../programme.ts';
import type { Combination } from '../sections/supportPackage.ts';
import { targetText } from '../reasons.ts';
import { oneOf } from './usageError.ts';

const LEVELS = [1, 2, 3, 4] as const;

export interface Cell {
  readonly coverage: 'always' | 'businessHours' | 'unconfirmed';
  /** As it is told, e.g. `within 2 business hours`; null where no target can be confirmed. */
  readonly response: string | null;
}

export interface TableRow {
  readonly programme: string;
  readonly package: string;
  readonly name: string;
  readonly severities: Readonly<Record<(typeof LEVELS)[number], Cell>>;
  readonly source: string;
  readonly reading?: string;
}

/** @throws UsageError for a programme that is not there. */
export function table(policies: Policies, only?: string): readonly TableRow[] {
  const { programmes } = policies;
  if (only !== undefined) {
    oneOf(
      'programme',
      only,
      programmes.map(({ id }) => id),
    );
  }
  return programmes.filter(({ id }) => only === undefined || id === only).flatMap(rowsOf);
}

function rowsOf({ id, packages, combinations = [] }: Programme): readonly TableRow[] {
  const together = combinations.flatMap((combination) =>
    packages
      .filter((one) => combination.packages.includes(one.id))
      .flatMap((one) => combination.with.map((other) => rowOf(id, one, { combination, other }))),
  );
  return [...packages.map((one) => rowOf(id, one)), ...together];
}

function rowOf(
  programme: string,
  { id, name, coverage, response }: SupportPackage,
  beside?: { readonly combination: Combination; readonly other: string },
): TableRow {
  const { severities } = beside?.combination.coverage ?? coverage;
  const { source, reading } = beside?.combination.response ?? response;
  const cell = (severity: (typeof LEVELS)[number]): Cell => {
    const amount = response.targets?.[severity];
    return {
      coverage: severities[severity] ?? 'unconfirmed',
      response: amount ? targetText(amount) : null,
    };
  };
  return {
    programme,
    package: beside ? `${id} with ${beside.other}` : id,
    name: beside ? `${name} with ${beside.other}` : name,
    severities: { 1: cell(1), 2: cell(2), 3: cell(3), 4: cell(4) },
    source,
    ...(reading === undefined ? {} : { reading }),
  };
}

const COVERED = {
  always: '24/7',
  businessHours: 'business hours',
  unconfirmed: 'coverage not confirmed',
} as const;

export function tableText(rows: readonly TableRow[]): string {
  const head = [
    'programme',
    'package',
    ...LEVELS.map((severity) => `severity ${severity}`),
    'source',
  ];
  const body = rows.map((row) => [
    row.programme,
    row.package,
    ...LEVELS.map((severity) => {
      const { coverage, response } = row.severities[severity];
      return `${response ?? 'not confirmed'} (${COVERED[coverage]})`;
    }),
    `${row.source}${row.reading === undefined ? '' : ` (${row.reading})`}`,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...body]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
