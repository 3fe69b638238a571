import { leastCpuMs } from '../../support/leastCpuMs.ts';
import { expect } from 'chai';
import { specialTopicOf } from '../../../dialogs/understanding/specialTopics.ts';

/** What begins a form by telling of the matter, which is then not asked again. */
const TELLS: Readonly<Record<string, readonly string[]>> = {
  'replace-hardware': [
    'my NetScaler MPX power supply died, serial HE2H-81UJ-RT4K',
    'Hello, one fan of our SDX 14000 is broken.',
    'The power supply in our NetScaler appliance has failed this morning',
    'Our MPX is dead',
    'the appliance won’t power on any more',
    'a faulty PSU in the MPX 8900, please help',
    'I need an RMA for serial HE2H-81UJ-RT4K',
    'Please send us a replacement for our broken MPX, the fan died',
    'We need to replace the power supply of an SDX, it smokes',
    'the unit has failed, s/n HE2H-81UJ-RT4K',
    'need a new powersupply for our netscaler sdx asap',
    'Please send us a spare fan for the MPX',
  ],
  'extended-support': [
    'Extended support for XenDesktop 7.6, the VDA crashes',
    'we are on extended support and XenApp 6.5 hangs',
    'Hi, I would like to use our extended support for XenServer 7.1',
  ],
  'review-partner-cases': [
    'Case 4711 turned out to be a bug, please credit it',
    'we used 17 of 20 incidents and would like a review',
    'Please credit the incident, it was a bug',
    'I want to request a case review for our PIN 7306-2240',
  ],
  'give-feedback': [
    'I want to complain about the engineer of my case',
    'I have a complaint about how my case was handled',
    'Your support was excellent',
    'your engineer was rude to my colleague',
    'I am unhappy with your support',
    'We are very happy with your support',
    'Feedback: the portal is hard to read',
    'I have a suggestion about your portal',
  ],
};

/** What begins a form and tells nothing else: the matter itself is asked. */
const BARE: Readonly<Record<string, readonly string[]>> = {
  'replace-hardware': [
    'I need a replacement for my appliance',
    'I need a replacement',
    'We want an RMA',
    'request an RMA',
    'Please replace my appliance',
    'RMA request',
    'replace hardware',
  ],
  'extended-support': ['I need extended support', 'we would like to use extended support'],
  'review-partner-cases': [
    'I’d like to ask for a case review',
    'case review',
    'request a case review',
  ],
  'give-feedback': [
    'feedback',
    'give feedback',
    'I would like to give feedback',
    'I have a complaint',
    'I want to complain',
    'make a suggestion',
    'I have some feedback',
  ],
};

const NONE = [
  // Questions about the rules
  'How does an RMA work?',
  'how do I get a replacement for my appliance?',
  'How long does a replacement take?',
  'hardware replacement',
  'RMA',
  'What is extended support?',
  'extended support',
  'Which products have extended support?',
  'Does a bug count as an incident?',
  'How do I ask for a case review?',
  'is extended support available for XenApp 6.5?',
  'does our contract include RMA for SDX?',
  // Problems that have nothing to do with them
  'StoreFront is down since the hard disk of a server failed',
  'the power supply of our data centre failed and all desktops are gone',
  'NetScaler VPX died after the update',
  'our NetScaler failed over',
  'the appliance failed to load the configuration',
  'The MPX drops connections',
  'I need a replacement for Receiver',
  'we need a replacement certificate on the Gateway',
  'replace the certificate on our NetScaler',
  'Printing fails in XenApp 6.5',
  'users complain about slow logons',
  'we get complaints from our users about StoreFront',
  'I get feedback that printing is slow',
  'the feedback page of our portal is broken',
  'users suggest it began on Monday',
  'This is a bug in StoreFront',
  'the case file application has a bug',
  'I need to review the policy of our Gateway',
  'the review of our code found a bug',
  'thanks',
  'hello',
  '',
];

const key = (line: string): string => `“${line}”`;

describe('what begins a special form', () => {
  for (const [form, lines] of Object.entries(TELLS)) {
    for (const line of lines) {
      it(`is ${key(line)}, for ${form}, and it is taken down`, () => {
        expect(specialTopicOf(line)).to.include({ form, text: line });
      });
    }
  }

  for (const [form, lines] of Object.entries(BARE)) {
    for (const line of lines) {
      it(`is ${key(line)}, for ${form}, where the matter is still to be told`, () => {
        const topic = specialTopicOf(line);
        expect(topic?.form).to.equal(form);
        expect(topic).not.to.have.property('text');
      });
    }
  }

  for (const line of NONE) {
    it(`is not ${key(line)}`, () => {
      expect(specialTopicOf(line)).to.equal(undefined);
    });
  }

  for (const [line, known] of [
    ['I have a complaint', { mood: 'complaint' }],
    ['We are very happy with your support', { mood: 'praise' }],
    ['I am not happy with your support', { mood: 'complaint' }],
    ['make a suggestion', { mood: 'suggestion' }],
    ['feedback', undefined],
    ['Case 4711 turned out to be a bug, please credit it', { why: 'bug' }],
    ['case review', { why: 'review' }],
  ] as const) {
    it(`tells what ${key(line)} says about its kind`, () => {
      expect(specialTopicOf(line)?.known).to.deep.equal(known);
    });
  }

  it('takes the product of a wish for Extended Support, and asks for the matter', () => {
    expect(specialTopicOf('We need extended support for XenApp 6.5.')).to.deep.equal({
      form: 'extended-support',
      said: { product: 'xenapp 6.5' },
    });
  });

  it('takes no longer for a line that was made to be slow', async () => {
    for (const pump of [
      'i need a ',
      'replacement for our ',
      'fan mpx ',
      'incidents ',
      ' ',
      'a',
      'extended support ',
    ]) {
      const ms = await leastCpuMs(() => specialTopicOf(pump.repeat(30_000)));
      expect(ms, pump).to.be.below(200);
    }
  });
});
