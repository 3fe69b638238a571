/**
 * Loaded before every test run. A promise that fails with nobody listening ends the product, and Mocha would
 * only pass it on: here it fails the test that is running.
 */
process.on('unhandledRejection', (reason) => {
  throw reason;
});
