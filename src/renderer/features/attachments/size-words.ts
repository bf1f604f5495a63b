import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

/** A size in bytes as a person says it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return t('sizes.bytes', { n: bytes });
  const [value, unit] =
    bytes < 1_000_000
      ? ([bytes / 1_000, 'sizes.kilobytes'] as const)
      : ([bytes / 1_000_000, 'sizes.megabytes'] as const);
  const digits = value < 10 ? 1 : 0;
  return t(unit, { n: formatNumber(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }) });
}
