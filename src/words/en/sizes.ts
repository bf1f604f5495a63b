/** Sizes of files and folders. */
export const sizes = {
  bytes: '{{n}} B',
  wholeBytes: '{{n}} bytes',
  kilobytes: '{{n}} kB',
  megabytes: '{{n}} MB',
  gigabytes: '{{n}} GB',
  terabytes: '{{n}} TB',
} as const;
