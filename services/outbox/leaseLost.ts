/**
 * This process was held up for so long that another may have taken the entry: it does nothing more to it. What
 * it would have sent may have been sent already.
 */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor() {
    super('the lease has run out');
  }
}
