import { EXIT_CODES } from '../contract/core-process.ts';
import { isLoopback } from '../core/domain/local-address.ts';
import { type Core, createCore } from '../core/index.ts';
import { readServeOptions, type ServeOptions } from '../core/options.ts';
import { systemPorts } from '../core/ports.ts';
import { StartUpFault } from '../core/store/start-up-fault.ts';
import type { Command, CommandIo, Manual } from './command.ts';
import { createLineLogger } from './log.ts';

/** How the server without a window is called. */
const SERVE_MANUAL: Manual = {
  usage: ['serve [options]'],
  options: [
    { flag: 'data', value: 'DIR', words: 'folder of the database and agent.json', variable: 'PLACET_DESK_DATA' },
    { flag: 'port', value: 'N', words: 'port, 0 for any free one; default 3001', variable: 'PLACET_DESK_PORT' },
    { flag: 'host', value: 'ADDRESS', words: 'address to listen on; default 127.0.0.1', variable: 'PLACET_DESK_HOST' },
    {
      flag: 'allow-host',
      value: 'NAME',
      isRepeatable: true,
      words: 'a further name requests may come in under',
      variable: 'PLACET_DESK_ALLOW_HOST, comma between names',
    },
    {
      flag: 'webhook-allow',
      value: 'HOST',
      isRepeatable: true,
      words: 'a host, host:port or CIDR that webhooks may call although private',
      variable: 'PLACET_DESK_WEBHOOK_ALLOW, comma between',
    },
    {
      flag: 'log-level',
      value: 'LEVEL',
      words: 'debug, info, warn or error; default info',
      variable: 'PLACET_DESK_LOG_LEVEL',
    },
    { flag: 'json', words: 'first line of output is JSON for programs', variable: 'PLACET_DESK_JSON, 1 or 0' },
  ],
  notes: [
    'On another host than loopback, routes are limited to 100 requests per minute and address, and the server starts only when somebody chose its password: with PLACET_DESK_INITIAL_PASSWORD, or by changing it before.',
  ],
  examples: ['placet-desk serve', 'placet-desk serve --json --port 0 --data ./data'],
};

const tlsAdvice = (
  port: number,
): string => `Others than this computer can reach this server, and what they send is not encrypted. Better listen on
127.0.0.1 with --allow-host desk.example.com, and put TLS in front. With Caddy:
  desk.example.com {
    reverse_proxy 127.0.0.1:${port}
  }
With nginx, in a server block with your certificate:
  location / { proxy_pass http://127.0.0.1:${port}; proxy_http_version 1.1; proxy_set_header Host $host;
    proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade; proxy_read_timeout 60s; }`;

/** `serve`: the core until it is asked to end; the exit code is one of `EXIT_CODES`. */
export const serveCommand: Command = { manual: SERVE_MANUAL, run: serve };

async function serve(argv: readonly string[], io: CommandIo): Promise<number> {
  const options = readServeOptions(argv, io.environment);
  const log = createLineLogger(options.logLevel, io.writeError);
  let core: Core;
  try {
    core = await createCore(options, systemPorts(log));
  } catch (error) {
    const fault = error instanceof StartUpFault ? error : new StartUpFault('internal', String(error), { cause: error });
    io.writeError(`${fault.message}\n`);
    io.hostLine?.report({ kind: 'failed', code: fault.code, message: fault.message });
    return EXIT_CODES[fault.code];
  }

  const stopRequested = new Promise<void>((resolve) => {
    io.onStopRequest(resolve);
    io.hostLine?.onStop(resolve);
  });
  await announce(core, options, io);
  log('info', `Serving ${core.address.url}`, { data: options.dataFolder });
  if (core.address.notice !== null) log('warn', core.address.notice);
  await stopRequested;
  await core.stop();
  log('info', 'Stopped');
  return EXIT_CODES.ok;
}

async function announce(core: Core, options: ServeOptions, io: CommandIo): Promise<void> {
  const { address, ownership } = core;
  const { apiKey, channelId, newPassword } = ownership;
  if (io.hostLine !== null) {
    const sessionToken = await core.issueOwnerToken();
    const { url, notice } = address;
    const { dataFolder } = options;
    io.hostLine.report({ kind: 'ready', url, apiKey, channelId, sessionToken, notice, dataFolder });
    return;
  }
  if (options.isJson) {
    const { email } = ownership.owner;
    io.writeOut(`${JSON.stringify({ url: address.url, apiKey, channelId, email, password: newPassword })}\n`);
    return;
  }
  const lines = [
    `Placet Desk core is running. Agents connect to ${address.url}`,
    `  API key   ${apiKey}`,
    `  channel   ${channelId}`,
    `  data      ${options.dataFolder}`,
    `  log in    ${ownership.owner.email}${newPassword === null ? '' : `, password ${newPassword} (shown only this once)`}`,
    'End it with Ctrl+C.',
    ...(isLoopback(options.host) ? [] : ['', tlsAdvice(address.port)]),
  ];
  io.writeOut(`${lines.join('\n')}\n`);
}
