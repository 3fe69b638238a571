/** Listens for changed requests while the page is looked at; a hidden tab gives its socket back. */
export function deskLive(told: {
  readonly onChange: (reference: string) => void;
  /** True once connected; whatever was missed has to be fetched then. */
  readonly onState: (isLive: boolean) => void;
  /** The server refused: most likely the session ended. */
  readonly onRefused: () => void;
}): { stop(): void } {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const disconnect = (): void => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const connect = (): void => {
    disconnect();
    if (document.hidden) return;
    const made = new EventSource('/desk/api/events');
    source = made;
    made.addEventListener('open', () => told.onState(true));
    made.addEventListener('request', ({ data }: MessageEvent<string>) => {
      const { reference } = JSON.parse(data) as { readonly reference: string };
      told.onChange(reference);
    });
    made.addEventListener('error', () => {
      told.onState(false);
      // Otherwise the browser comes again by itself.
      if (made.readyState !== EventSource.CLOSED) return;
      told.onRefused();
      retry = setTimeout(connect, 5000 + 5000 * Math.random());
    });
  };
  document.addEventListener('visibilitychange', connect);
  connect();
  return {
    stop: () => {
      document.removeEventListener('visibilitychange', connect);
      disconnect();
    },
  };
}
