/** What is known to be wrong with packages: `deploy/advisories.yaml`, checked. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const version = z.string().regex(/^\d+\.\d+\.\d+/);

const Advisories = z.strictObject({
  checkedOn: z.iso.date(),
  advisories: z.array(
    z.strictObject({
      id: z.string().min(5),
      package: z.string().min(1),
      from: version.optional(),
      below: version,
      what: z.string().min(10),
      unreachable: z.string().min(20).optional(),
    }),
  ),
  withdrawn: z.array(
    z.strictObject({ package: z.string(), versions: z.array(version), what: z.string() }),
  ),
  unmaintained: z.array(z.strictObject({ package: z.string(), why: z.string().min(5) })),
  scripts: z.array(z.strictObject({ package: z.string(), why: z.string().min(10) })),
});
type Advisories = z.infer<typeof Advisories>;

export const readAdvisories = (): Advisories =>
  Advisories.parse(
    parse(readFileSync(new URL('../../deploy/advisories.yaml', import.meta.url), 'utf8')),
  );
