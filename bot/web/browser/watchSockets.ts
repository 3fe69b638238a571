/**
 * Tells when the chat's socket opens and closes. The Direct Line client says "online" all along
 * while it waits to reconnect; people should know better.
 */
export function watchSockets(onChange: (isOpen: boolean) => void): void {
  let latest: WebSocket | undefined;
  class WatchedSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      latest = this;
      this.addEventListener('open', () => onChange(true));
      // One that was replaced may close whenever it likes.
      this.addEventListener('close', () => latest === this && onChange(false));
    }
  }
  window.WebSocket = WatchedSocket;
}
