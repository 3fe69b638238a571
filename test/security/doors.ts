/** Every route of the product, and for whom it is (goal C1). */

/** Who may call: the holder of something, or everybody, for the reason that is said. */
export type Door =
  | {
      readonly for: 'conversation' | 'token' | 'secret' | 'desk' | 'metrics' | 'teams';
      readonly body?: object;
    }
  | { readonly everybody: string };

const line = { type: 'message', text: 'I was here' };
export const TEAMS = {
  appId: '0f3b9c58-51a8-4a4e-9a5b-3a3f0d9f2a11',
  tenantId: '8b7a6c5d-4e3f-4a2b-9c1d-0e9f8a7b6c5d',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
};
export const inTeams = {
  ...line,
  id: '1795292782357',
  channelId: 'msteams',
  serviceUrl: TEAMS.serviceUrl,
  from: { id: '29:ana', name: 'Ana', aadObjectId: '00000000-0000-4000-8000-00000000000a' },
  recipient: { id: `28:${TEAMS.appId}`, name: 'Support' },
  conversation: { conversationType: 'personal', id: 'a:ana' },
  channelData: { tenant: { id: TEAMS.tenantId } },
};
const action = { kind: 'note', text: 'I was here', key: 'a-key-of-the-test' };

/** Every route there is. Who adds one says here whom it is for, or why it is for everybody. */
export const DOORS: Readonly<Record<string, Door>> = {
  'GET /healthz': { everybody: 'asked by whatever keeps the process running; says ok' },
  'GET /readyz': { everybody: 'asked by whatever sends us calls; names parts, not people' },
  'GET /metrics': { for: 'metrics' },

  'POST /v3/directline/tokens/generate': { for: 'secret', body: {} },
  'POST /v3/directline/tokens/refresh': { for: 'token', body: {} },
  'GET /v3/directline/session/getsessionid': { for: 'token' },
  'POST /v3/directline/conversations': { for: 'token', body: {} },
  'GET /v3/directline/conversations/:id': { for: 'conversation' },
  'GET /v3/directline/conversations/:id/activities': { for: 'conversation' },
  'POST /v3/directline/conversations/:id/activities': { for: 'conversation', body: line },
  'POST /v3/directline/conversations/:id/upload': { for: 'conversation', body: line },
  'GET /v3/directline/uploads/:id': {
    everybody: 'pictures can send no token: the address itself has 256 random bits',
  },
  'POST /api/webchat/token': {
    everybody: 'strangers may write to support; signed-in customers show their token in the body',
  },

  'POST /api/messages': { for: 'teams', body: inTeams },

  'GET /desk/api/requests': { for: 'desk' },
  'GET /desk/api/queues': { for: 'desk' },
  'GET /desk/api/requests/:reference': { for: 'desk' },
  'GET /desk/api/requests/:reference/handoff': { for: 'desk' },
  'POST /desk/api/requests/:reference/actions': { for: 'desk', body: action },
  'GET /desk/api/uploads/:id': { for: 'desk' },
  'GET /desk/api/mails': { for: 'desk' },
  'GET /desk/api/mails/:id': { for: 'desk' },
  'GET /desk/api/events': { for: 'desk' },
  'GET /desk/api/session': { for: 'desk' },
  'POST /desk/api/session': { everybody: 'this is where staff show their token, in the body' },
  'DELETE /desk/api/session': { everybody: 'forgets the caller’s own cookie, nothing else' },
  'GET /desk/api/openapi.json': { everybody: 'the description of the API holds no data' },
  'GET /schemas/support-request-2.json': { everybody: 'a schema holds no data' },
  'GET /schemas/handoff-1.json': { everybody: 'a schema holds no data' },

  'GET /': { everybody: 'a page without data' },
  'GET /chat': { everybody: 'a page without data' },
  'GET /desk': { everybody: 'a page without data: what it shows it asks the desk’s API for' },
  'GET /widget.js': { everybody: 'a script without data, embedded by other sites' },
  'GET /assets/:version/:name': { everybody: 'scripts and styles without data' },
  'GET /favicon.ico': { everybody: 'a picture' },
  'GET /api/demo/customers': { everybody: 'made-up people, and in demo mode only' },
};
