import { formatNumber } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

const UNITS = ['sizes.wholeBytes', 'sizes.kilobytes', 'sizes.megabytes', 'sizes.gigabytes', 'sizes.terabytes'] as const;

/** A size in few words: `812 bytes`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return t(UNITS[power] ?? UNITS[0], { n: formatNumber(value, { maximumFractionDigits: digits }) });
}
