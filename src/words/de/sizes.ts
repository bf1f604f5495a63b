import type { WordsOf } from '../catalogue.ts';

export const sizes: WordsOf<'sizes'> = {
  bytes: '{{n}} B',
  wholeBytes: '{{n}} Byte',
  kilobytes: '{{n}} kB',
  megabytes: '{{n}} MB',
  gigabytes: '{{n}} GB',
  terabytes: '{{n}} TB',
};
