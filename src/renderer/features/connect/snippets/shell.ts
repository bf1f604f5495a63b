import { t } from '../../../../words/words.ts';
import { curlSteps } from '../../welcome/curl.ts';
import { type Facts, type Guide, shellQuoted } from './guide.ts';

/** Asks and waits; the lines between the three values and the end of a script. */
export const WAITING_LINES = `ID=$(curl -sS "$PLACET_URL/api/v1/messages" \\
  -H "x-api-key: $PLACET_API_KEY" -H 'Content-Type: application/json' \\
  -d '{"channelId":"'"$PLACET_CHANNEL"'","text":"Deploy v2 to production?","review":{"type":"approval"}}' |
  grep -o '"id":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
[ -n "$ID" ] || exit 70

ANSWER=
while :; do
  ANSWER=$(curl -sS "$PLACET_URL/api/v1/reviews/$ID/wait?channel=$PLACET_CHANNEL" \\
    -H "x-api-key: $PLACET_API_KEY" || :)
  case $ANSWER in
    '{"status":"completed"'* | '{"status":"expired"'*) break ;;
    '{"status":'*) ;;
    *) sleep 2 ;;
  esac
done`;

/** The three values as a shell knows them. */
export function shellValues({ url, apiKey, channelId }: Facts): string {
  return [
    `PLACET_URL=${shellQuoted(url)}`,
    `PLACET_API_KEY=${shellQuoted(apiKey)}`,
    `PLACET_CHANNEL=${shellQuoted(channelId)}`,
  ].join('\n');
}

/** A shell and curl, which every machine has. */
export function shellGuide(facts: Facts): Guide {
  const lead = t('connect.curlIntro');
  if (facts.platform === 'win32') {
    const { ask, wait } = curlSteps(facts, facts.platform);
    return {
      lead,
      steps: [
        { title: t('connect.askStep'), language: 'bash', code: ask },
        {
          title: t('connect.waitStep'),
          language: 'bash',
          code: wait,
          note: t('connect.curlIdNote'),
        },
      ],
    };
  }
  return {
    lead,
    steps: [
      {
        title: t('connect.saveScript'),
        file: 'ask.sh',
        language: 'bash',
        code: `#!/bin/sh
# Asks, waits until somebody has answered, and succeeds only when the answer is yes.
${shellValues(facts)}

${WAITING_LINES}

echo "$ANSWER"
case $ANSWER in *'"selectedOption":"approve"'*) exit 0 ;; esac
exit 1
`,
      },
      { title: t('connect.runStep'), language: 'bash', code: 'sh ask.sh && echo Deploying' },
    ],
  };
}
