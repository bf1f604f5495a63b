import { describe, expect, it } from 'vitest';
import { curlSteps, maskKey } from './curl.ts';

const ACCESS = { url: 'http://127.0.0.1:3001/', apiKey: 'hp_secret', channelId: 'channel1' };

describe('the commands to try', () => {
  it('ask and wait with the real address, key and channel', () => {
    const { ask, wait } = curlSteps(ACCESS, 'linux');
    expect(ask).toContain("curl 'http://127.0.0.1:3001/api/v1/messages' \\\n");
    expect(ask).toContain("-H 'x-api-key: hp_secret'");
    const body = /-d '([^']*)'/.exec(ask)?.[1] ?? '';
    expect(JSON.parse(body)).toMatchObject({ channelId: 'channel1', review: { type: 'approval' } });
    expect(wait).toContain("'http://127.0.0.1:3001/api/v1/reviews/ID/wait?channel=channel1'");
  });

  it('are quoted for the command prompt on Windows', () => {
    const { ask } = curlSteps(ACCESS, 'win32');
    expect(ask).toContain('^\n');
    expect(ask).toContain('-d "{\\"channelId\\": \\"channel1\\", ');
    expect(ask).not.toContain("'");
  });

  it('can be shown without the key', () => {
    expect(maskKey('hp_secret')).not.toContain('secret');
  });
});
