import { describe, expect, it } from 'vitest';
import { linkOf, parseLink } from './links.ts';

describe('links into the program', () => {
  it.each([
    ['placet-desk://review/c0ffee?account=this-computer', { messageId: 'c0ffee', accountId: 'this-computer' }],
    ['placet-desk://review/c0ffee', { messageId: 'c0ffee', accountId: null }],
    ['PLACET-DESK://review/c0ffee/', { messageId: 'c0ffee', accountId: null }],
  ])('%s opens a review', (link, wanted) => expect(parseLink(link)).toEqual({ kind: 'review', ...wanted }));

  it.each([
    ['placet-desk://add?url=https%3A%2F%2Fplacet.example', 'https://placet.example/'],
    ['placet-desk://add/?url=http://10.0.0.7:3000/team', 'http://10.0.0.7:3000/team'],
  ])('%s proposes a server', (link, url) => expect(parseLink(link)).toEqual({ kind: 'add', url }));

  it.each([
    '',
    'placet-desk:',
    'placet-desk://',
    'placet-desk:review/c0ffee',
    'https://review/c0ffee',
    'javascript:alert(1)//placet-desk://review/c0ffee',
    'placet-desk://answer/c0ffee?option=approve',
    'placet-desk://review/',
    'placet-desk://review/../../etc/passwd',
    'placet-desk://review/a%2Fb',
    'placet-desk://review/a/b',
    'placet-desk://review/c0ffee?account=a%0Ab',
    'placet-desk://review/c0ffee?account=../x',
    'placet-desk://review/c0ffee?account=a&account=b',
    'placet-desk://review/c0ffee?answer=approve',
    'placet-desk://review/c0ffee#x',
    'placet-desk://user:secret@review/c0ffee',
    'placet-desk://review:8080/c0ffee',
    'placet-desk://review/c0ffee --no-sandbox',
    'placet-desk://review/c0\u202effee',
    `placet-desk://review/${'a'.repeat(129)}`,
    `placet-desk://add?url=https://placet.example/${'a'.repeat(3_000)}`,
    'placet-desk://add',
    'placet-desk://add?url=',
    'placet-desk://add?url=placet.example',
    'placet-desk://add?url=file:///etc/passwd',
    'placet-desk://add?url=javascript:alert(1)',
    'placet-desk://add?url=https://bank.example@evil.example',
    'placet-desk://add?url=https://placet.example/%23?token=1',
    'placet-desk://add?url=https://placet.example&token=abc',
    'placet-desk://add/now?url=https://placet.example',
  ])('%j is nothing', (link) => expect(parseLink(link)).toBeNull());

  it('are found among the arguments of a start', () => {
    expect(linkOf(['/opt/placet-desk', '--no-sandbox', '.'])).toBeNull();
    expect(linkOf(['/opt/placet-desk', '--hidden', 'placet-desk://review/c0ffee'])).toEqual({
      kind: 'review',
      messageId: 'c0ffee',
      accountId: null,
    });
  });
});
