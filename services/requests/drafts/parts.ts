/** What the drafts have in common. */
import { z } from 'zod';

export const CaseNumber = z.string().min(1).max(60);
export const Prose = z.string().min(1).max(4000);
export const PersonName = z.string().min(1).max(120);
export const Email = z.email().max(254);
export const Phone = z.string().min(5).max(40);
export const Users = z.number().int().min(0).max(10_000_000);
