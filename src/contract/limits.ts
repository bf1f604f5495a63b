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
  /** Most reviews on one page of the person's list, which is whole when they name no number. */
  reviewPageMaxCount: 500,
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
  /** Waits that may be held at once with one key, and by all agents of one person; one more is 429. */
  waitersPerKeyCount: 15_000,
  waitersPerUserCount: 20_000,
  /** Sockets of one person and their agents; one more is `connect_error` with `too_many_sockets`. */
  socketsPerUserCount: 10_000,
  /** Channels that one socket may subscribe to; one more is acknowledged `{ ok: false }` with a `message`. */
  subscriptionsPerSocketCount: 5_000,
  /** Headers of one request, whatever their size; one more is 431. */
  requestHeadersCount: 256,
  /** Requests per route and caller's address in `rateWindowMs`, on a host that is not loopback; one more is 429. */
  ratePerRouteCount: 100,
  rateWindowMs: 60_000,
  /** Levels of objects and lists in a JSON body; printing recurses, so what is stored must come out again. */
  jsonLevels: 200,
  /** `metadata` of one message, as JSON. */
  metadataChars: 1024 * 1024,
  /** Any address in a request. */
  urlChars: 8192,
  /** Name and value of a header that a webhook carries. */
  headerNameChars: 256,
  headerValueChars: 8192,
  /** Idempotency key of a message. */
  clientIdChars: 1_000,
  /** Name of a review's type. */
  reviewTypeChars: 500,
  /** Name and description of an agent. */
  agentNameChars: 500,
  agentDescriptionChars: 10_000,
  /** Longest password that is looked at. */
  passwordMaxChars: 1_024,
  /** Name that an agent gives a draft. */
  streamIdChars: 500,
  /**
   * Steps that are kept of one stream. The contract is silent: none is refused, the newest are kept, and their numbers go
   * on rising.
   */
  streamStepsCount: 1_000,
  /** Text of one relayed `message:delta` or `message:progress`. */
  relayedTextChars: 65_536,
  /** Slash commands of one agent. */
  agentCommandsCount: 200,
  /** Headers that one webhook carries. */
  webhookHeadersCount: 64,
  /** Status changes that an agent's statistics list. */
  statusHistoryCount: 100,
  /** Key that a host program gives to seal secrets; exactly as long. */
  secretKeyBytes: 32,
  /** `plugin.json` of one plugin. */
  pluginManifestBytes: 256 * 1024,
  /** `render.html` of one plugin. */
  pluginHtmlBytes: 8 * 1024 * 1024,
  /** Icon of one plugin. */
  pluginIconBytes: 1024 * 1024,
  /** Plugins that one folder of plugins may hold. */
  pluginsPerFolderCount: 500,
  /** One value that a person sets for a plugin. */
  pluginEnvValueChars: 16_384,
  /** Longest address that a plugin may ask to fetch. */
  pluginFetchUrlChars: 8192,
  /** How long a fetch for a plugin may take, redirects included. */
  pluginFetchTimeoutMs: 30_000,
  /** Largest answer that is fetched for a plugin. */
  pluginFetchBytes: 10 * 1024 * 1024,
  /** Redirects that are followed for a plugin, each to a host that it declares. */
  pluginFetchRedirectCount: 5,
  /** Largest file of a multipart form; over it 413. */
  fileBytes: 100 * 1024 * 1024,
  /** Most bytes of a file that the window reads in one call. */
  filePieceBytes: 8 * 1024 * 1024,
  /** Largest edited attachment that is kept and sent. */
  editBytes: 32 * 1024 * 1024,
  /** Longest description of how an edit came about. */
  editStepsChars: 1024 * 1024,
  /** Fields beside the file of a multipart form. */
  formFieldsCount: 32,
  /** One field beside the file of a multipart form. */
  formFieldBytes: 1024 * 1024,
  /** Name of a file; a longer one is shortened in its middle. */
  filenameChars: 255,
  /** Files on one page of the person's list when they name no number, and at most. */
  filePageDefaultCount: 30,
  filePageMaxCount: 100,
  /** Files that an agent's list gives at most when it names a number; it gives all when it names none. */
  agentFileListMaxCount: 1000,
  /** Files that one bulk call may name, that one message may attach, and new texts of one message. */
  bulkFileCount: 1000,
  /** Life of a share link. */
  shareLinkSeconds: 60 * 60,
  /** How long a file may stay without a message, and how often what is left over is swept. */
  orphanLifeMs: 24 * 60 * 60 * 1000,
  fileSweepIntervalMs: 60 * 60 * 1000,
  /** How long one webhook attempt may take in all, from looking up the name to the answer. */
  webhookTimeoutMs: 10_000,
  /** How much of a receiver's answer the log of deliveries keeps. */
  webhookAnswerBytes: 1024,
  /** Webhook attempts that run at once; further ones wait their turn. */
  webhookConcurrencyCount: 32,
  /** Most attempts that a person may set for one delivery. */
  webhookAttemptsCount: 10,
  /** Longest pause between two attempts, also when the receiver asks for a longer one. */
  webhookPauseMaxMs: 6 * 60 * 60 * 1000,
  /** Attempts of one delivery that the log keeps; older ones go. */
  webhookLogCount: 50,
  /** Entries of the webhook allowlist. */
  webhookAllowlistCount: 200,
  /** Tools that the scope of one key may name. */
  mcpScopeToolsCount: 200,
  /** How long a tool holds a call when the client names no time; clients give up after 60 s unless told otherwise. */
  mcpWaitDefaultSeconds: 50,
  /** Longest time that a tool holds a call: the longest life of a review. */
  mcpWaitMaxSeconds: 36 * 60 * 60,
  /** How often a held call says that it still waits. */
  mcpProgressMs: 10_000,
  /** Sessions of older MCP clients that one person's agents may hold; one more is 429. */
  mcpSessionsPerUserCount: 500,
  /** How long such a session lives without a request or an open stream. */
  mcpSessionIdleMs: 30 * 60 * 1000,
  /** Streams of changes that newer MCP clients may keep open, of all people together. */
  mcpSubscriptionsCount: 2_000,
  /** Pending reviews that one tool call lists, newest first. */
  mcpPendingListCount: 100,
  /** Text of an attachment that travels inside a message, at most. */
  textContentBytes: 65_536,
} as const;

/** How many may wait and listen at once, and how long an idle session lasts; the numbers of {@link LIMITS}, which tests lower. */
export type CrowdLimits = Readonly<
  Record<
    | 'waitersPerKeyCount'
    | 'waitersPerUserCount'
    | 'socketsPerUserCount'
    | 'subscriptionsPerSocketCount'
    | 'mcpSessionsPerUserCount'
    | 'mcpSessionIdleMs',
    number
  >
>;

/** Where an agent finds the core unless the person chose otherwise (contract.md 2.1). */
export const DEFAULT_PORT = 3001;
export const DEFAULT_HOST = '127.0.0.1';
