/** Loaded before the product (`--import`): ends it as bad luck does. */
process.on('SIGUSR2', () => {
  const kept: unknown[] = [];
  for (;;) kept.push(Array.from({ length: 1e5 }, () => ({ kept })));
});
process.on('SIGHUP', () => {
  void Promise.reject(new Error('nobody has caught this: canary'));
});
