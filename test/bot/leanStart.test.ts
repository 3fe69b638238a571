import { expect } from 'chai';
import { hardened } from '../security/hardened.ts';

const SAY = new URL('../support/sayWhatIsLoaded.ts', import.meta.url).href;

/** Parts that are loaded where they are set up, by what their modules are called. */
const OPTIONAL = {
  'the channel of Teams': /\/bot\/channels\/teams\//,
  'its templates': /\/node_modules\/(?:adaptivecards-templating|adaptive-expressions)\//,
  'the library for its token': /\/node_modules\/@azure\/msal/,
  'the client of Redis': /\/node_modules\/ioredis\//,
  'OpenTelemetry, which prom-client’s index brings along': /\/node_modules\/@opentelemetry\//,
  'the client of a mail server': /\/node_modules\/nodemailer\//,
};
/** How the state of a conversation reads, which may have been in Teams before: zod and nothing else. */
const SCHEMAS = /\/(?:teamsPlace|staffThread)\.ts$/;

describe('a product for the web alone', function () {
  this.timeout(180_000);
  let loaded: readonly string[];

  before(async () => {
    const product = await hardened({}, ['--import', SAY]);
    loaded = (product.written().match(/^LOADED .*$/gm) ?? []).filter((url) => !SCHEMAS.test(url));
    await product.remove();
  });

  for (const [what, modules] of Object.entries(OPTIONAL)) {
    it(`starts without ${what}`, () => {
      expect(loaded.length).to.be.greaterThan(500);
      expect(loaded.filter((url) => modules.test(url))).to.deep.equal([]);
    });
  }
});
