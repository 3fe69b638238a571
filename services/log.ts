/** Where the process says what happened, a pino logger for one. Facts never hold what a user typed. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
