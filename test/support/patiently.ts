const AGAIN_MS = 200;
const MOST_TRIES = 150;

/**
 * Calls, and calls again when it is turned away: a product on a busy machine asks its callers to come back in a moment
 * (503), and pages and Teams do. Half a minute long; then the refusal is the answer.
 */
export async function patiently(call: () => Promise<Response>): Promise<Response> {
  let response = await call();
  for (let tries = 1; tries < MOST_TRIES && response.status === 503; tries += 1) {
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    response = await call();
  }
  return response;
}
