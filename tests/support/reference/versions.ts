/** The rows of contract.md section 1 that differ on the wire; the two before 0.6.1 are there to be refused. */
export const REFERENCE_VERSIONS = [
  '0.5.0',
  '0.6.0',
  '0.6.1',
  '0.6.2',
  '0.7.0',
  '0.8.0',
  '0.9.0',
  '0.9.1',
  '0.10.0',
  '0.10.1',
  '0.11.3',
  'latest',
] as const;
export type ReferenceVersion = (typeof REFERENCE_VERSIONS)[number];

/** The rows that a client must work with. */
export const SUPPORTED_VERSIONS = REFERENCE_VERSIONS.slice(REFERENCE_VERSIONS.indexOf('0.6.1'));

/** What a server of one version does; each member is one cell of contract.md section 1. */
export interface Features {
  /** Chains of iterations, feedback and replaced files on a response, texts as attachments. */
  readonly iterations: boolean;
  /** The word `changes_requested`, asked for by `requestChanges` in a response. */
  readonly changesRequested: boolean;
  /** Name of the instant of completion in a stored review. */
  readonly completedName: 'completedAt' | 'completed_at';
  readonly socketRelays: boolean;
  readonly keySocketsJoinUserRoom: boolean;
  readonly commands: boolean;
  readonly tags: boolean;
  /** A message has a `clientId`. */
  readonly clientIds: boolean;
  readonly clientIdInMetadata: boolean;
  /** A refused socket never connects; before, it connects and is then cut off. */
  readonly authenticatesBeforeConnecting: boolean;
  readonly agentClientIdIsIdempotent: boolean;
  /** Management address, sub-agents, and `statusSince` kept on a repeated ping. */
  readonly management: boolean;
  /** One broadcast to both rooms, so that a socket in both hears an event once. */
  readonly singleBroadcast: boolean;
  /** Persisted drafts with steps, `updatedAt`, `message:updated`, `message:status`. */
  readonly streams: boolean;
  readonly abortableStreams: boolean;
}

/** What a server of `version` does. */
export function featuresOf(version: ReferenceVersion): Features {
  const rank = REFERENCE_VERSIONS.indexOf(version);
  const since = (first: ReferenceVersion) => rank >= REFERENCE_VERSIONS.indexOf(first);
  return {
    iterations: since('0.6.0'),
    changesRequested: version === '0.6.0',
    completedName: since('0.6.0') ? 'completedAt' : 'completed_at',
    socketRelays: since('0.6.2'),
    keySocketsJoinUserRoom: !since('0.7.0'),
    commands: since('0.8.0'),
    tags: since('0.9.0'),
    clientIds: since('0.9.0'),
    clientIdInMetadata: since('0.9.0') && !since('0.11.3'),
    authenticatesBeforeConnecting: since('0.9.1'),
    agentClientIdIsIdempotent: since('0.9.1'),
    management: since('0.10.0'),
    singleBroadcast: since('0.10.1'),
    streams: since('0.11.3'),
    abortableStreams: since('latest'),
  };
}
