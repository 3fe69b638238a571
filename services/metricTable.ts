/** Everything that is measured, by the name that Prometheus knows. Labels are names of ours, never what anybody said. */

interface Measured {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
}

export const METRICS = {
  support_turn_seconds: {
    kind: 'histogram',
    help: 'Time to work out what is said to one line, by result: answered or failed.',
    labels: ['result'],
  },
  support_answer_seconds: {
    kind: 'histogram',
    help: 'Time from a line of the customer being stored to its answer being stored.',
    labels: [],
  },
  support_conversations_total: {
    kind: 'counter',
    help: 'Conversations begun.',
    labels: [],
  },
  support_questions_total: {
    kind: 'counter',
    help: 'Questions of forms, by step: asked, again, answered or abandoned.',
    labels: ['form', 'question', 'step'],
  },
  support_forms_total: {
    kind: 'counter',
    help: 'Forms, by outcome: begun, then e.g. raised, joined, answered, cancelled.',
    labels: ['form', 'outcome'],
  },
  support_requests_total: {
    kind: 'counter',
    help: 'Requests accepted, by kind.',
    labels: ['kind'],
  },
  support_outbox_entries: {
    kind: 'gauge',
    help: 'Entries in the outbox, by kind and state: waiting, planned for later, or parked.',
    labels: ['kind', 'state'],
  },
  support_outbox_oldest_seconds: {
    kind: 'gauge',
    help: 'How long the oldest entry that is due has been waiting since it was first due.',
    labels: ['kind'],
  },
  support_deliveries_total: {
    kind: 'counter',
    help: 'Attempts to deliver an entry, by result: delivered, retried or parked.',
    labels: ['kind', 'result'],
  },
  support_delivery_seconds: {
    kind: 'histogram',
    help: 'Time that one attempt to deliver an entry took.',
    labels: ['kind'],
  },
  support_teams_messages_total: {
    kind: 'counter',
    help: 'Messages to Teams, by result: sent, delayed (throttled or not reached, tried again), unconfirmed (perhaps sent, not tried again), refused, or gone (nobody is there).',
    labels: ['result'],
  },
  support_teams_oldest_seconds: {
    kind: 'gauge',
    help: 'How long the oldest message to Teams that could not be sent has been waiting.',
    labels: [],
  },
  support_backend_call_seconds: {
    kind: 'histogram',
    help: 'Time of a call to the case backend, by result: ok, surprise, or the kind of its failure.',
    labels: ['call', 'result'],
  },
  support_recognizer_seconds: {
    kind: 'histogram',
    help: 'Time to recognize a point in time, by result: done, overrun (cut off, or given up behind others) or unavailable.',
    labels: ['language', 'result'],
  },
  support_file_scans_total: {
    kind: 'counter',
    help: 'Files of customers that were scanned for malware, by result: clean, infected or unchecked.',
    labels: ['result'],
  },
  support_limit_refusals_total: {
    kind: 'counter',
    help: 'What was refused because somebody did it too often, by limit.',
    labels: ['limit'],
  },
  support_http_requests_total: {
    kind: 'counter',
    help: 'Calls over HTTP, by method, route and status.',
    labels: ['method', 'route', 'status'],
  },
  support_open_sockets: {
    kind: 'gauge',
    help: 'Open WebSockets of chat pages.',
    labels: [],
  },
  support_part_ready: {
    kind: 'gauge',
    help: 'Does the part answer: store, backend, mail, scanner? 1 or 0.',
    labels: ['part'],
  },
  support_data_free_bytes: {
    kind: 'gauge',
    help: 'Room left where DATA_DIR is.',
    labels: [],
  },
} as const satisfies Readonly<Record<string, Measured>>;
