// The locale of the system, which may differ from the language of the program: an English window on a German desktop
// writes 1.234,5 and 23.11.2026, as everything else there does.
let locale: string | undefined;
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Numbers and dates are written as this locale does from now on; what is no locale is left aside. */
export function setSystemLocale(tag: string): void {
  try {
    locale = Intl.getCanonicalLocales(tag)[0];
  } catch {
    locale = undefined;
  }
  numbers.clear();
  dates.clear();
}

/** The locale of numbers and dates; undefined until the system has named one. */
export function systemLocale(): string | undefined {
  return locale;
}

/** A number as the system’s locale writes it. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const name = JSON.stringify(options);
  let format = numbers.get(name);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, options);
    numbers.set(name, format);
  }
  return format.format(value);
}

/** A day, a clock time or both as the system’s locale writes them; nothing for what is no instant. */
export function formatDate(ms: number, options: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(ms)) return '';
  const name = JSON.stringify(options);
  let format = dates.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    dates.set(name, format);
  }
  return format.format(ms);
}

/** A clock time to the minute. */
export function formatTime(ms: number): string {
  return formatDate(ms, { hour: 'numeric', minute: '2-digit' });
}

const DAY = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
const CLOCK = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;

/** Day and time to the second, for one who wants to know exactly. */
export function formatInstant(instant: number | string): string {
  return formatDate(new Date(instant).getTime(), { ...DAY, ...CLOCK });
}
