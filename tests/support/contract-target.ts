import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the contract tests run against. */
export type ContractTarget = 'in-process' | 'built' | 'electron';

/** How the command line of a target is started; `environment` is added to the test's own. */
export interface CliCommand {
  readonly executable: string;
  readonly leadingArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Folder of the checkout. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The target that `PLACET_DESK_CONTRACT_TARGET` names: `electron` and `built` are the built command line, on the Electron
 * runtime and on Node; anything else is the core in the test's own process.
 */
export const contractTarget: ContractTarget = readTarget(process.env.PLACET_DESK_CONTRACT_TARGET);

/** Whether the core shares the test's process, so that its ports can be replaced. */
export const isInProcess = contractTarget === 'in-process';

/** Ends the name of a test that needs replaced ports, so that a skipped one says why. */
export const NEEDS_PORTS = isInProcess ? '' : ' (skipped: needs replaced ports, so it runs in-process only)';

/** The command line of this target; for the in-process target the one that runs from source. */
export function cliCommand(): CliCommand {
  const node = join(PROJECT_FOLDER, 'node_modules', '.bin', 'node');
  const built = join(PROJECT_FOLDER, 'out', 'main', 'cli.js');
  switch (contractTarget) {
    case 'in-process':
      return {
        executable: node,
        leadingArguments: [join(PROJECT_FOLDER, 'src', 'cli', 'main.ts')],
        // A third of each start would go into reading the same TypeScript again.
        environment: { NODE_COMPILE_CACHE: join(PROJECT_FOLDER, 'node_modules', '.cache', 'compiled') },
      };
    case 'built':
      return { executable: node, leadingArguments: [built], environment: {} };
    case 'electron':
      return {
        executable: readElectronExecutable(),
        leadingArguments: [built],
        environment: { ELECTRON_RUN_AS_NODE: '1' },
      };
    default:
      return contractTarget satisfies never;
  }
}

function readTarget(name: string | undefined): ContractTarget {
  switch (name) {
    case undefined:
    case '':
    case 'in-process':
      return 'in-process';
    case 'built':
    case 'electron':
      return name;
    default:
      throw new Error(`PLACET_DESK_CONTRACT_TARGET is "${name}"; it wants in-process, built or electron.`);
  }
}

function readElectronExecutable(): string {
  const file = join(PROJECT_FOLDER, 'node_modules', '.placet-desk', 'electron.json');
  const { executable } = JSON.parse(readFileSync(file, 'utf8')) as { executable?: unknown };
  if (typeof executable !== 'string') throw new Error(`${file} names no executable. Run "npm start" once to make it.`);
  return executable;
}
