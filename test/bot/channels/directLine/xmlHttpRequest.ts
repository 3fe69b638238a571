/**
 * What DirectLineJS needs of a browser's XMLHttpRequest, over fetch, so that the unmodified client
 * runs in Node. It knows `blob:` URLs, as fetch does.
 */
export class XMLHttpRequest {
  onreadystatechange: (() => void) | null = null;
  onload: (() => void) | null = null;
  onerror: ((error: unknown) => void) | null = null;
  ontimeout: ((error: unknown) => void) | null = null;
  upload = undefined;
  readyState = 0;
  status = 0;
  statusText = '';
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  #method = 'GET';
  #url = '';
  #headers: [string, string][] = [];
  #answered = new Headers();
  readonly #abort = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.push([name, value]);
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData | null): void {
    void this.#send(body ?? null);
  }

  async #send(body: string | FormData | null): Promise<void> {
    try {
      const response = await fetch(this.#url, {
        method: this.#method,
        // A browser writes the boundary of a form itself.
        headers: this.#headers.filter(
          ([name]) => !(body instanceof FormData && /^content-type$/i.test(name)),
        ),
        body,
        signal: this.#abort.signal,
      });
      const bytes = await response.arrayBuffer();
      this.#answered = response.headers;
      this.status = response.status;
      this.statusText = response.statusText;
      this.response = this.#read(bytes);
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      this.onreadystatechange?.();
      this.onerror?.(error);
      return;
    }
    this.readyState = 4;
    this.onreadystatechange?.();
    this.onload?.();
  }

  #read(bytes: ArrayBuffer): unknown {
    if (this.responseType === 'arraybuffer') return bytes;
    this.responseText = new TextDecoder().decode(bytes);
    if (this.responseType !== 'json') return this.responseText;
    try {
      return JSON.parse(this.responseText);
    } catch {
      return null;
    }
  }
}
