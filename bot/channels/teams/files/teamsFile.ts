import { z } from 'zod';

/** A file of a line that is still with Teams when the line is stored. */
export const TeamsFile = z.object({
  /** Under which it is kept with us: made when the line was stored, so that it is kept once. */
  id: z.string(),
  /** `shared`: in OneDrive or SharePoint, at an address that is all the right it takes. `picture`: pasted. */
  kind: z.enum(['shared', 'picture']),
  url: z.string(),
});
export type TeamsFile = z.infer<typeof TeamsFile>;
