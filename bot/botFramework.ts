/**
 * The Bot Framework's turn and adapter, without the rest of the SDK: its index brings connectors, token
 * clients and streaming along, some 500 files that nothing here uses and that took a fifth of each start.
 */
import { createRequire, Module } from 'node:module';
import type * as sdk from 'botbuilder-core';

const require = createRequire(import.meta.url);
const INDEX = require.resolve('botbuilder-core');

type Sdk = typeof sdk;

/** Loads a file of the SDK that needs one constant of the index, and that only if it answers an invoke. */
function withoutIndex<T>(load: () => T): T {
  if (require.cache[INDEX] !== undefined) return load();
  const place = new Module(INDEX);
  place.exports = {
    get INVOKE_RESPONSE_KEY() {
      return (require(INDEX) as Sdk).INVOKE_RESPONSE_KEY;
    },
  };
  require.cache[INDEX] = place;
  try {
    return load();
  } finally {
    delete require.cache[INDEX];
  }
}

export const { BotAdapter } = require('botbuilder-core/lib/botAdapter') as Pick<Sdk, 'BotAdapter'>;
export const { TurnContext } = withoutIndex(
  () => require('botbuilder-core/lib/turnContext') as Pick<Sdk, 'TurnContext'>,
);
export type TurnContext = sdk.TurnContext;
