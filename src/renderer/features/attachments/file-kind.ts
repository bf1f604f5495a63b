import type { Attachment } from '../../../contract/message.ts';
import type { PlainKey } from '../../../words/catalogue.ts';

/** How a file is shown. */
export type FileKind = 'image' | 'pdf' | 'audio' | 'video' | 'csv' | 'json' | 'markdown' | 'html' | 'text' | 'other';

/** What a file is called in words. */
export const KIND_WORDS: Readonly<Record<FileKind, PlainKey>> = {
  image: 'attachments.image',
  pdf: 'attachments.pdf',
  audio: 'attachments.audio',
  video: 'attachments.video',
  csv: 'attachments.table',
  json: 'attachments.json',
  markdown: 'attachments.markdown',
  html: 'attachments.webPage',
  text: 'attachments.text',
  other: 'attachments.file',
};

/** Languages that are coloured, by the ending of a name. */
const LANGUAGES: Readonly<Record<string, string>> = {
  bash: 'bash',
  c: 'c',
  cpp: 'cpp',
  cs: 'csharp',
  css: 'css',
  diff: 'diff',
  go: 'go',
  graphql: 'graphql',
  h: 'c',
  htm: 'xml',
  html: 'xml',
  ini: 'ini',
  java: 'java',
  js: 'javascript',
  json: 'json',
  jsx: 'javascript',
  kt: 'kotlin',
  lua: 'lua',
  mjs: 'javascript',
  patch: 'diff',
  php: 'php',
  pl: 'perl',
  py: 'python',
  r: 'r',
  rb: 'ruby',
  rs: 'rust',
  scss: 'scss',
  sh: 'bash',
  sql: 'sql',
  swift: 'swift',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
};

const BY_TYPE: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/json': 'json',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xml': 'text',
  'application/yaml': 'text',
  'application/x-yaml': 'text',
  'application/toml': 'text',
  'application/sql': 'text',
  'application/javascript': 'text',
  'application/x-sh': 'text',
};
const BY_ENDING: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  log: 'text',
};
/** Types that say no more than that it is a file, or a text: then the ending of the name knows better. */
const VAGUE = new Set(['', 'application/octet-stream', 'text/plain']);
/** Pictures that can be drawn on and come out as they look. */
const SKETCHABLE = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/bmp', 'image/avif']);

/** The type without its parameters. */
function essenceOf(mimeType: string): string {
  return (mimeType.toLowerCase().split(';')[0] ?? '').trim();
}

function endingOf(filename: string): string {
  return /\.([^.]+)$/.exec(filename.toLowerCase())?.[1] ?? '';
}

/** How a file is shown, by what its agent said of it. */
export function kindOf({ mimeType, filename }: Pick<Attachment, 'mimeType' | 'filename'>): FileKind {
  const type = essenceOf(mimeType);
  const ending = endingOf(filename);
  const known = BY_TYPE[type];
  if (known) return known;
  if (VAGUE.has(type)) return BY_ENDING[ending] ?? (type === 'text/plain' || LANGUAGES[ending] ? 'text' : 'other');
  for (const kind of ['image', 'audio', 'video'] as const) if (type.startsWith(`${kind}/`)) return kind;
  if (type.endsWith('+json')) return 'json';
  return type.startsWith('text/') || type.endsWith('+xml') ? 'text' : 'other';
}

/** The language to colour a text in; null for plain words. */
export function languageOf({ mimeType, filename }: Pick<Attachment, 'mimeType' | 'filename'>): string | null {
  const kind = kindOf({ mimeType, filename });
  if (kind === 'json') return 'json';
  if (kind === 'html') return 'xml';
  if (kind === 'markdown') return 'markdown';
  return LANGUAGES[endingOf(filename)] ?? (essenceOf(mimeType).endsWith('xml') ? 'xml' : null);
}

/** With what a file can be edited, if at all. */
export function editorOf(attachment: Pick<Attachment, 'mimeType' | 'filename'>): 'sketch' | 'text' | null {
  const kind = kindOf(attachment);
  if (kind === 'image') return SKETCHABLE.has(essenceOf(attachment.mimeType)) ? 'sketch' : null;
  return ['csv', 'json', 'markdown', 'html', 'text'].includes(kind) ? 'text' : null;
}
