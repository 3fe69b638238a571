/** The form that asks for a person, and nothing else. */
export const PERSON_FORM = 'person';
