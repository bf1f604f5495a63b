const TEXT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  diff: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  patch: 'text/plain',
  txt: 'text/plain',
  yaml: 'text/plain',
  yml: 'text/plain',
};
const OTHER_TYPES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  zip: 'application/zip',
};

/** The media type that a file's name promises, so that the inbox can show it in place. */
export function mediaTypeOf(filename: string): string {
  const extension = /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return TEXT_TYPES[extension] ?? OTHER_TYPES[extension] ?? 'application/octet-stream';
}
