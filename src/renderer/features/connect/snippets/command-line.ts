import { t } from '../../../../words/words.ts';
import { type Facts, type Guide, shellQuoted } from './guide.ts';

/** Tells the command line where the server is, where it cannot find it by itself. */
function exports({ url, apiKey, isHere }: Facts): string {
  return isHere ? '' : `export PLACET_URL=${shellQuoted(url)} PLACET_API_KEY=${shellQuoted(apiKey)}\n`;
}

/** The name of a channel as an argument: quoted only where it has to be. */
function argument(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : shellQuoted(name);
}

/** The program's own command line. */
export function commandLineGuide(facts: Facts): Guide {
  const agent = argument(facts.channelName);
  return {
    lead: facts.isHere ? t('connect.commandLineIntro') : t('connect.commandLineIntroRemote'),
    steps: [
      {
        title: t('connect.commandLineAskAndWait'),
        language: 'bash',
        code: `${exports(facts)}placet-desk ask "Deploy v2?" --agent ${agent} \\
  --option yes=Deploy --option no="Not now:danger" --timeout 10m`,
        note: t('connect.exitCodeNote'),
      },
      {
        title: t('connect.commandLineTellOnly'),
        language: 'bash',
        code: `${exports(facts)}placet-desk notify "Backup done" --agent ${agent}`,
      },
    ],
  };
}

/** A job of cron that asks before it does something. */
export function cronGuide(facts: Facts): Guide {
  const agent = argument(facts.channelName);
  const where = facts.isHere ? '' : `PLACET_URL=${facts.url}\nPLACET_API_KEY=${facts.apiKey}\n`;
  return {
    lead: t('connect.cronIntro'),
    steps: [
      {
        title: t('connect.cronAddLines'),
        file: 'crontab -e',
        language: 'bash',
        code: `${where}# At 22:00 on weekdays: asks, and deletes only after a yes.
0 22 * * 1-5  placet-desk ask "Delete the old backups?" --agent ${agent} --option yes=Delete --option no=Keep --timeout 10h && "$HOME/bin/delete-old-backups"`,
        note: t('connect.cronPathNote'),
      },
    ],
  };
}
