import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder, readServeOptions, UsageError } from './options.ts';

const EVERYTHING = {
  PLACET_DESK_DATA: '/data',
  PLACET_DESK_HOST: '::1',
  PLACET_DESK_PORT: '4000',
  PLACET_DESK_ALLOW_HOST: 'one.example,two.example',
  PLACET_DESK_LOG_LEVEL: 'debug',
};

describe('readServeOptions', () => {
  it('has a default for everything', () => {
    expect(readServeOptions([], {})).toEqual({
      dataFolder: defaultDataFolder({}),
      host: '127.0.0.1',
      port: 3001,
      allowedHosts: [],
      isJson: false,
      logLevel: 'info',
      isHelpWanted: false,
    });
  });

  it('reads the environment', () => {
    expect(readServeOptions([], EVERYTHING)).toMatchObject({
      dataFolder: resolve('/data'),
      host: '::1',
      port: 4000,
      allowedHosts: ['one.example', 'two.example'],
      logLevel: 'debug',
    });
  });

  it('takes a flag over the environment', () => {
    const argv = ['--data', 'here', '--host=0.0.0.0', '--port', '0', '--allow-host', 'a', '--allow-host', 'b'];
    expect(readServeOptions([...argv, '--log-level', 'warn', '--json', '-h'], EVERYTHING)).toEqual({
      dataFolder: resolve('here'),
      host: '0.0.0.0',
      port: 0,
      allowedHosts: ['a', 'b'],
      isJson: true,
      logLevel: 'warn',
      isHelpWanted: true,
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
    [['--no-such'], {}, '--no-such'],
    [['--data'], {}, '--data'],
    [['stray'], {}, 'stray'],
    [['--json=yes'], {}, '--json'],
  ])('refuses %j with %j and says what is wrong', (argv, environment, text) => {
    expect(() => readServeOptions(argv, environment)).toThrowError(UsageError);
    expect(() => readServeOptions(argv, environment)).toThrowError(text);
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
