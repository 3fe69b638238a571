/**
 * Tells when the chat's socket opens and closes. The Direct Line client says "online" all along
 * while it waits to reconnect; people should know better.
 */
export function watchSockets(onChange: (isOpen: boolean) => void): void {
  let latest: WebSocket | undefined;
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(socket, [url, protocols]: [string | URL, (string | string[])?]) {
      const made = new socket(url, protocols);
      latest = made;
      made.addEventListener('open', () => onChange(true));
      // One that was replaced may close whenever it likes.
      made.addEventListener('close', () => {
        if (latest === made) onChange(false);
      });
      return made;
    },
  });
}
