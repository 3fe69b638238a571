/**
 * Makes local time in this thread UTC. The recognizer calculates with `Date`'s local methods, so the
 * zone of the process, and its clock changes, would bend the customer's wall-clock time. Imported by
 * the recognizer's worker only, before the recognizer.
 */
const parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const local = Date.prototype as unknown as Record<string, unknown>;
for (const part of parts) {
  local[`get${part}`] = local[`getUTC${part}`];
  local[`set${part}`] = local[`setUTC${part}`];
}
local['getDay'] = local['getUTCDay'];
local['getTimezoneOffset'] = () => 0;

globalThis.Date = new Proxy(Date, {
  construct(target, given: unknown[], newTarget) {
    const args = given.length > 1 ? [target.UTC(...(given as [number, number]))] : given;
    return Reflect.construct(target, args, newTarget) as Date;
  },
});
