/**
 * Every number that a caller of the core can hit, with its unit. Source: contract.md 2.3 and 5.3.
 */
export const LIMITS = {
  /** Largest JSON request body; over it 413. */
  jsonBodyBytes: 10 * 1024 * 1024,
  /** Messages on one page when the caller names no number, or junk. */
  messagePageDefaultCount: 50,
  /** Most messages on one page, whatever the caller names. */
  messagePageMaxCount: 100,
  /** Longest path parameter that is looked at. */
  pathParameterChars: 500,
  /** Text of a status ping. */
  statusMessageChars: 500,
  /** Grouping label of an agent. */
  tagChars: 64,
  /** Label of an API key. */
  apiKeyLabelChars: 64,
  /** Shortest new password. */
  passwordMinChars: 8,
  /** How long a review lives when the agent says nothing. */
  reviewExpiryDefaultMs: 24 * 60 * 60 * 1000,
  /** Longest life of a review; longer wishes are lowered without an error. */
  reviewExpiryMaxMs: 36 * 60 * 60 * 1000,
  /** Longest time one wait call is held, and what junk or nothing means. */
  waitMaxMs: 30_000,
  /** Life of a session token and of its cookie. */
  sessionSeconds: 7 * 24 * 60 * 60,
  /** Life of a socket ticket. */
  ticketSeconds: 30,
  /** `lastUsedAt` of a key is written at most this often. */
  keyUsedWriteIntervalMs: 5 * 60 * 1000,
  /** Waits that one key may hold at once; one more is 429. */
  waitersPerUserCount: 20_000,
  /** Text of an attachment that travels inside a message, at most. */
  textContentBytes: 65_536,
} as const;

/** Where an agent finds the core unless the person chose otherwise (contract.md 2.1). */
export const DEFAULT_PORT = 3001;
export const DEFAULT_HOST = '127.0.0.1';
