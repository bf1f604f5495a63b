/** The server cannot be reached, or refuses; the message is for people. */
export class PlacetError extends Error {
  override readonly name = 'PlacetError';
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** How long the server wants to be left alone, when it says so. */
  readonly retryAfterMs: number | null;

  constructor(status: number, message: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.status = status;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }

  /** Whether the same call may succeed a little later: no answer, a server that starts or stops, too many calls. */
  get isTemporary(): boolean {
    return [0, 408, 429, 500, 502, 503, 504].includes(this.status);
  }
}
