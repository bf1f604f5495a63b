/** Questions that plugins show. */
export const PLUGIN_QUESTIONS = {
  compare: {
    text: 'Which release note should go out?',
    metadata: {
      plugin: 'compare',
      leftLabel: 'Draft A',
      leftText:
        'Search is faster. Results now appear while you type, and old messages are found as quickly as new ones. Nothing changes for your agents.',
      rightLabel: 'Draft B',
      rightText:
        'Search is much faster. Results appear while you type, and messages of any age are found within a moment. Nothing changes for your agents.',
      allowNeither: true,
    },
    review: { type: 'freeform', payload: {} },
  },
  diagram: {
    text: 'Is this how the release should flow?',
    metadata: {
      plugin: 'diagram',
      title: 'Release 2.4',
      source:
        'flowchart LR\n  A[Build] --> B{Tests pass?}\n  B -->|yes| C[Canary 5 %]\n  B -->|no| D[Fix]\n  D --> A\n  C --> E{Errors under 0.1 %?}\n  E -->|yes| F[Everyone]\n  E -->|no| G[Roll back]',
    },
    review: { type: 'freeform', payload: {} },
  },
};
