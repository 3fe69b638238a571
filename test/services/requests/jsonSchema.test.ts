import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { supportRequestSchema } from '../../../services/requests/jsonSchema.ts';
import { isReference } from '../../../services/requests/reference.ts';
import { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation } from '../../fakes/aRequest.ts';

const folder = new URL('../../../services/requests/examples/', import.meta.url);

describe('the published schema of a support request', () => {
  const schema = supportRequestSchema();
  const published = z.fromJSONSchema(schema);

  it('names itself, and refuses what it does not describe', () => {
    expect(schema.$id).to.equal('support-request/2');
    expect(published.safeParse({ schema: 'support-request/2' }).success).to.equal(false);
    const kindless = { ...anEscalation(), kind: 'gossip' };
    expect(published.safeParse(kindless).success).to.equal(false);
    expect(published.safeParse({ ...anEscalation(), gossip: true }).success).to.equal(false);
    expect(published.safeParse(anEscalation()).success).to.equal(true);
  });

  for (const name of readdirSync(folder)) {
    it(`describes the example ${name}`, () => {
      const example: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
      expect(published.safeParse(example).error).to.equal(undefined);
      const request = SupportRequest.parse(example);
      expect(request).to.deep.equal(example);
      expect(isReference(request.reference)).to.equal(true);
    });
  }

  it('has examples', () => expect(readdirSync(folder)).to.have.length.greaterThan(1));
});
