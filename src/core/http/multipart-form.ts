import type { FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Route } from '../../contract/route.ts';
import type { FileKeeper, ReceivedFile } from '../services/file-keeper.ts';
import { StorageFault } from '../store/file-bytes.ts';
import { validationError } from './error-answer.ts';

/** Takes the bytes of a form's file in while they arrive. */
export type ReceiveFile = FileKeeper['receive'];

/** Limits of the parser; the size of the file is counted where it is written. */
export const FORM_LIMITS = {
  fileSize: Number.POSITIVE_INFINITY,
  fields: LIMITS.formFieldsCount,
  fieldSize: LIMITS.formFieldBytes,
  parts: LIMITS.formFieldsCount * 2,
} as const;
const FORM_BYTES_MAX = LIMITS.fileBytes + LIMITS.formFieldsCount * LIMITS.formFieldBytes;

/**
 * The fields and the first file of a route's multipart form, in whatever order and under whatever name they come (R27); null
 * for a route without a form. Raises `file_missing`, `form_malformed`, `body_too_large`, `validation_failed`.
 */
export async function readForm(
  route: Route,
  request: FastifyRequest,
  receive: ReceiveFile,
): Promise<{ fields: unknown; file: ReceivedFile } | null> {
  const isForm = request.isMultipart() && request.headers['content-length'] !== '0';
  if (route.form === undefined) {
    if (isForm) throw new AppError('media_type_unsupported');
    return null;
  }
  if (!isForm) throw new AppError('file_missing');
  if (Number(request.headers['content-length'] ?? 0) > FORM_BYTES_MAX) throw new AppError('body_too_large');

  const { fields, file } = await readParts(request, receive);
  if (file === null) throw new AppError('file_missing');
  const parsed = route.form.safeParse(fields);
  if (parsed.success) return { fields: parsed.data, file };
  await file.bytes.discard();
  throw validationError(parsed.error);
}

async function readParts(request: FastifyRequest, receive: ReceiveFile) {
  const fields: Record<string, unknown> = {};
  let file: ReceivedFile | null = null;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.valueTruncated) throw new AppError('body_too_large');
        fields[part.fieldname] ??= part.value;
      } else if (file === null) {
        file = { filename: part.filename, mimeType: part.mimetype, bytes: await receive(part.file) };
      } else {
        part.file.resume();
      }
    }
    return { fields, file };
  } catch (error) {
    await file?.bytes.discard();
    // Nobody reads the rest any more; unless it flows, the caller never gets to the answer.
    request.raw.unpipe();
    request.raw.resume();
    throw translate(error);
  }
}

/** What the parser and the connection raise is the caller's doing, except for limits, which have their own code. */
function translate(error: unknown): unknown {
  if (error instanceof AppError || error instanceof StorageFault) return error;
  const isLimit = error instanceof Error && 'statusCode' in error && error.statusCode === 413;
  return new AppError(isLimit ? 'body_too_large' : 'form_malformed', undefined, { cause: error });
}
