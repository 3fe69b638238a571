/** A mail, written whole before it is sent. */
export interface Mail {
  /** Stable: the same id gives the same Message-ID, so that a repeat can be told. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Ids of earlier mails on the matter, oldest first: they are shown as one thread. */
  readonly thread?: readonly string[];
  readonly attachments?: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
}

/** Sends mail. Never retries: the relay does. Failures are `BackendError`s. */
export interface Mailer {
  readonly name: string;
  send(mail: Mail, options: { readonly signal: AbortSignal }): Promise<void>;
  /** Does the server answer and let us in? */
  health(options: { readonly signal: AbortSignal }): Promise<{
    readonly ok: boolean;
    readonly detail: string;
  }>;
}
