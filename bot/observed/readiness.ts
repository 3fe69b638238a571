/** Can the process serve, and what does it do without? */

/** A part that the product needs. `check` rejects, or says false, when it does not answer. */
export interface Part {
  readonly name: 'store' | 'backend' | 'mail' | 'scanner';
  /** Without it nothing can be served; without any other, what is promised is kept and done later. */
  readonly isNeeded: boolean;
  check(signal: AbortSignal): Promise<boolean>;
}

export interface Ready {
  readonly isReady: boolean;
  /** One line for each part that is missing. Without details: anybody may read them. */
  readonly reasons: readonly string[];
}

interface Dependencies {
  readonly parts: readonly Part[];
  /** Why it does not serve, whatever the parts say: it starts, or it stops. */
  readonly why: () => string | undefined;
  /** Called after each check. */
  readonly told?: (name: Part['name'], isThere: boolean) => void;
  /** How long an answer is good for, so that asking often costs nothing. */
  readonly cacheMs?: number;
  /** How long a part may take to answer. */
  readonly patienceMs?: number;
  readonly now?: () => number;
}

const MISSING: Readonly<Record<Part['name'], string>> = {
  store: 'store: does not answer, or has no room',
  backend: 'backend: does not answer; requests are kept until it does',
  mail: 'mail: does not answer; mails are kept until it does',
  scanner: 'scanner: does not answer; files of customers are not kept until it does',
};

export function readiness({
  parts,
  why,
  told = () => undefined,
  cacheMs = 5000,
  patienceMs = 1000,
  now = () => performance.now(),
}: Dependencies): () => Promise<Ready> {
  let checked: { readonly at: number; readonly missing: Promise<readonly Part[]> } | undefined;

  async function isThere(part: Part): Promise<boolean> {
    const signal = AbortSignal.timeout(patienceMs);
    // A check that ignores the signal must not hold us up either.
    const late = new Promise<false>((resolve) => {
      signal.addEventListener('abort', () => resolve(false), { once: true });
    });
    const answered = Promise.race([part.check(signal), late]);
    const there = await answered.catch(() => false);
    told(part.name, there);
    return there;
  }

  async function missingNow(): Promise<readonly Part[]> {
    const there = await Promise.all(parts.map(isThere));
    return parts.filter((_, index) => there[index] !== true);
  }

  return async () => {
    const reason = why();
    if (reason !== undefined) return { isReady: false, reasons: [reason] };
    if (checked === undefined || now() - checked.at >= cacheMs) {
      checked = { at: now(), missing: missingNow() };
    }
    const missing = await checked.missing;
    return {
      isReady: !missing.some(({ isNeeded }) => isNeeded),
      reasons: missing.map(({ name }) => MISSING[name]),
    };
  };
}
