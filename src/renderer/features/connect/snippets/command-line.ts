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
    lead: facts.isHere
      ? 'One line in any script. It finds this program by itself, and its exit code is the answer.'
      : 'One line in any script, on any machine that reaches the server. Its exit code is the answer.',
    steps: [
      {
        title: 'Ask and wait',
        language: 'bash',
        code: `${exports(facts)}placet-desk ask "Deploy v2?" --agent ${agent} \\
  --option yes=Deploy --option no="Not now:danger" --timeout 10m`,
        note: 'Exit code 0 is the first option, 1 another one, 2 expired, 3 nobody answered in time. From a checkout it is npx placet-desk, in its folder.',
      },
      {
        title: 'Or only tell',
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
    lead: 'A job at night that waits for your word. Without an answer in ten hours it does nothing.',
    steps: [
      {
        title: 'Add these lines to your crontab',
        file: 'crontab -e',
        language: 'bash',
        code: `${where}# At 22:00 on weekdays: asks, and deletes only after a yes.
0 22 * * 1-5  placet-desk ask "Delete the old backups?" --agent ${agent} --option yes=Delete --option no=Keep --timeout 10h && "$HOME/bin/delete-old-backups"`,
        note: 'cron knows few folders: where it does not find placet-desk, give its whole path.',
      },
    ],
  };
}
