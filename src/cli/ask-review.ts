import type { z } from 'zod';
import type { ReviewRequest, SelectionItem } from '../client/index.ts';
import { LIMITS } from '../contract/limits.ts';
import { type ApprovalOption, DEFAULT_APPROVAL_OPTIONS, formPayload, OPTION_STYLES } from '../contract/review.ts';
import { jsonObject } from '../contract/value.ts';
import { UsageError } from '../core/options.ts';
import type { Arguments } from './command.ts';
import { readDurationMs } from './duration.ts';

const KINDS = ['option', 'text', 'select', 'form', 'json-file'];

/**
 * Reads what kind of question the options describe; `readText` reads a named file. Raises {@link UsageError}.
 */
export async function readReview(
  given: Arguments,
  readText: (file: string) => Promise<string>,
): Promise<ReviewRequest> {
  const kinds = KINDS.filter((kind) => given.has(kind) || given.all(kind).length > 0);
  if (kinds.length > 1) {
    const named = kinds.map((kind) => (kind === 'json-file' ? '--json FILE' : `--${kind}`));
    throw new UsageError(`A question is of one kind, so ${named.join(' and ')} cannot stand together.`);
  }
  const expiry = readExpiry(given);
  const form = given.one('form');
  const jsonFile = given.one('json-file');
  if (form !== undefined) return { type: 'form', payload: readForm(form, await readText(form)), ...expiry };
  if (jsonFile !== undefined) {
    const payload = parse(jsonObject, jsonFile, readJson(jsonFile, await readText(jsonFile)));
    return { type: 'freeform', payload, ...expiry };
  }
  if (given.has('text')) return { type: 'text-input', payload: {}, ...expiry };
  const items = given.all('select').map(readItem);
  if (items.length > 0) {
    refuseTwins('select', items);
    return { type: 'selection', payload: { mode: given.has('multi') ? 'multi' : 'single', items }, ...expiry };
  }
  if (given.has('multi')) throw new UsageError('--multi goes with --select.');
  const options = given.all('option').map(readOption);
  refuseTwins('option', options);
  return { type: 'approval', payload: { options: withPrimary(options), allowComment: true }, ...expiry };
}

/** Splits `id=Label:style`; the label is the id when there is none. */
export function readOption(text: string): ApprovalOption {
  const { id, label } = readItem(text);
  const style = OPTION_STYLES.find((name) => label.endsWith(`:${name}`));
  if (style === undefined) return { id, label };
  const bare = label.slice(0, -style.length - 1);
  // Without a label, the style stood behind the id.
  return text.includes('=') ? { id, label: bare, style } : { id: bare, label: bare, style };
}

function readItem(text: string): SelectionItem {
  const at = text.indexOf('=');
  const [id, label] = at === -1 ? [text, text] : [text.slice(0, at), text.slice(at + 1)];
  if (id.trim() === '' || label.trim() === '') {
    throw new UsageError(`A choice is written id=Label, such as deploy="Deploy now", not "${text}".`);
  }
  return { id, label };
}

/** The first option is what Enter presses, unless the caller styled them. */
function withPrimary(options: readonly ApprovalOption[]): readonly ApprovalOption[] {
  const [first, ...others] = options;
  if (first === undefined) return DEFAULT_APPROVAL_OPTIONS;
  return options.some(({ style }) => style === 'primary') || first.style !== undefined
    ? options
    : [{ ...first, style: 'primary' }, ...others];
}

function refuseTwins(flag: string, choices: readonly { readonly id: string }[]): void {
  const twin = choices.find(({ id }, index) => choices.findIndex((other) => other.id === id) !== index);
  if (twin !== undefined) throw new UsageError(`Two --${flag} have the id "${twin.id}". Give each its own.`);
}

function readExpiry(given: Arguments): { expiresInSeconds?: number } {
  const text = given.one('expires');
  if (text === undefined) return {};
  const ms = readDurationMs('expires', text);
  if (ms > LIMITS.reviewExpiryMaxMs) throw new UsageError('--expires is 36h at most.');
  return { expiresInSeconds: ms / 1_000 };
}

function readForm(file: string, text: string) {
  const content = readJson(file, text);
  return parse(formPayload, file, Array.isArray(content) ? { fields: content } : content);
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON (${error instanceof Error ? error.message : error}).`);
  }
}

function parse<T>(schema: z.ZodType<T>, file: string, content: unknown): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  throw new UsageError(`${file} does not describe the question:\n${issues.join('\n')}`);
}
