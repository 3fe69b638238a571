import type { z } from 'zod';
import { HttpProblem } from '../../http/problem.ts';

/** What a schema makes of a body. @throws HttpProblem 400 that names the place, never the value */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.join('.') ?? '';
  throw new HttpProblem(400, 'BadArgument', `Not valid: ${where.slice(0, 100)}`);
}
