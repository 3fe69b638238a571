/** What outbox entries keep beside what is to be done. */
export interface OutboxArchive {
  /** Why deliveries of a request failed: a mail server's answer names who was to be reached. */
  eraseProblems(reference: string): Promise<void>;
}
