/** Somebody who works on requests. */
export interface StaffMember {
  /** What colleagues and the customer are shown. */
  readonly name: string;
  /** In the operator's directory, where the way in has it from there: two may have the same name. */
  readonly id?: string | undefined;
}

/** By the directory where both are known there; else by name, as at the desk, where people say who they are. */
export const isSamePerson = (one: StaffMember, other: StaffMember): boolean =>
  one.id === undefined || other.id === undefined ? one.name === other.name : one.id === other.id;
