/** Every form that there is, by its id. */
import { addInformation } from './addInformation.ts';
import { caseStatus } from './caseStatus.ts';
import { changeContact } from './changeContact.ts';
import { closeCase } from './closeCase.ts';
import { escalateCase } from './escalateCase.ts';
import type { AnyForm } from './forms/outline.ts';
import { lowerSeverity } from './lowerSeverity.ts';
import { myData } from './myData.ts';
import { openCase } from './openCase.ts';
import { person } from './person.ts';
import { privacyRequest } from './privacyRequest.ts';
import { proveIdentity } from './proveIdentity.ts';
import { reopenCase } from './reopenCase.ts';
import { specialForms } from './specialForms.ts';
import { survey } from './survey.ts';
import { withdrawRequest } from './withdrawRequest.ts';

const FORMS: readonly AnyForm[] = [
  openCase,
  proveIdentity,
  escalateCase,
  caseStatus,
  addInformation,
  closeCase,
  reopenCase,
  lowerSeverity,
  changeContact,
  withdrawRequest,
  person,
  survey,
  ...specialForms,
  privacyRequest,
  myData,
];

export const allForms: ReadonlyMap<string, AnyForm> = new Map(
  FORMS.map((form) => [form.id, form] as const),
);
