import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder, readServeOptions, UsageError } from './options.ts';

const EVERYTHING = {
  PLACET_DESK_DATA: '/data',
  PLACET_DESK_HOST: '::1',
  PLACET_DESK_PORT: '4000',
  PLACET_DESK_ALLOW_HOST: 'one.example,two.example',
  PLACET_DESK_WEBHOOK_ALLOW: '127.0.0.1:5678, 10.0.0.0/8',
  PLACET_DESK_LOG_LEVEL: 'debug',
  PLACET_DESK_JSON: '1',
};

describe('readServeOptions', () => {
  it('has a default for everything', () => {
    expect(readServeOptions([], {})).toEqual({
      dataFolder: defaultDataFolder({}),
      host: '127.0.0.1',
      port: 3001,
      allowedHosts: [],
      webhookAllow: [],
      isJson: false,
      logLevel: 'info',
    });
  });

  it('reads the environment', () => {
    expect(readServeOptions([], EVERYTHING)).toMatchObject({
      dataFolder: resolve('/data'),
      host: '::1',
      port: 4000,
      allowedHosts: ['one.example', 'two.example'],
      webhookAllow: ['127.0.0.1:5678', '10.0.0.0/8'],
      logLevel: 'debug',
      isJson: true,
    });
    for (const no of ['0', 'false', '']) expect(readServeOptions([], { PLACET_DESK_JSON: no }).isJson).toBe(false);
  });

  it('takes a flag over the environment', () => {
    const argv = [
      '--data',
      'here',
      '--host=0.0.0.0',
      '--port',
      '0',
      '--allow-host',
      'a',
      '--allow-host',
      'b',
      '--webhook-allow=c',
    ];
    expect(readServeOptions([...argv, '--log-level', 'warn', '--json'], EVERYTHING)).toEqual({
      dataFolder: resolve('here'),
      host: '0.0.0.0',
      port: 0,
      allowedHosts: ['a', 'b'],
      webhookAllow: ['c'],
      isJson: true,
      logLevel: 'warn',
    });
  });

  it.each([
    ['', []],
    [' one.example , two.example ', ['one.example', 'two.example']],
    ['one.example,', ['one.example']],
  ])('takes the allowed hosts %j without blanks, so that no empty name is allowed', (text, expected) => {
    expect(readServeOptions([], { PLACET_DESK_ALLOW_HOST: text }).allowedHosts).toEqual(expected);
  });

  it.each([
    [['--port', 'x'], {}, '--port wants a number from 0 to 65535, not "x"'],
    [['--port', '65536'], {}, '65536'],
    [['--port=-1'], {}, '-1'],
    [['--port', '1.5'], {}, '1.5'],
    [['--port', ''], {}, '""'],
    [[], { PLACET_DESK_PORT: '3001 ' }, '3001 '],
    [['--log-level', 'loud'], {}, 'debug, info, warn, error'],
    [['--webhook-allow', 'http://a/'], {}, 'host:port'],
    [[], { PLACET_DESK_WEBHOOK_ALLOW: '10/8' }, '"10/8"'],
    [['--no-such'], {}, '--no-such'],
    [['--data'], {}, '--data'],
    [['stray'], {}, 'stray'],
    [['--json=yes'], {}, '--json'],
    [[], { PLACET_DESK_JSON: 'maybe' }, 'PLACET_DESK_JSON wants 1 or 0, not "maybe"'],
  ])('refuses %j with %j and says what is wrong', (argv, environment, text) => {
    expect(() => readServeOptions(argv, environment)).toThrowError(UsageError);
    expect(() => readServeOptions(argv, environment)).toThrowError(text);
  });
});

describe('the key that seals secrets', () => {
  const read = (PLACET_DESK_SECRET_KEY: string) => readServeOptions([], { PLACET_DESK_SECRET_KEY });

  it('is 32 bytes of base64 in a variable, never a flag', () => {
    expect(read(Buffer.alloc(32, 7).toString('base64')).secretKey).toEqual(Buffer.alloc(32, 7));
    expect(read('')).not.toHaveProperty('secretKey');
    for (const wrong of ['x', Buffer.alloc(31).toString('base64')]) expect(() => read(wrong)).toThrow(UsageError);
    expect(() => readServeOptions(['--secret-key', 'x'], {})).toThrow(UsageError);
  });
});

describe.skipIf(process.platform !== 'linux')('the default data folder on Linux', () => {
  it('is where the desktop keeps data, or in the home folder', () => {
    expect(defaultDataFolder({ XDG_DATA_HOME: '/x' })).toBe('/x/placet-desk');
    for (const environment of [{}, { XDG_DATA_HOME: '' }]) {
      expect(defaultDataFolder(environment)).toBe(join(homedir(), '.local', 'share', 'placet-desk'));
    }
  });
});
