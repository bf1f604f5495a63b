import { createInstance, type FormatterModule } from 'i18next';
import type { Catalogue, Translate } from './catalogue.ts';
import { directionOf } from './languages.ts';

/** What a translator speaks: whose words, and how it writes numbers. */
export interface TranslatorOptions {
  readonly language: string;
  readonly catalogue: Catalogue;
  readonly formatNumber: (value: number) => string;
}

/** Keeps what is put into a sentence from turning the sentence’s direction, whatever script it is in. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Makes the function that says texts of one catalogue. */
export function createTranslator({ language, catalogue, formatNumber }: TranslatorOptions): Translate {
  const isMirrored = directionOf(language) === 'rtl';
  const formatter: FormatterModule = {
    type: 'formatter',
    init() {},
    add() {},
    addCached() {},
    format(value) {
      const text = typeof value === 'number' ? formatNumber(value) : String(value);
      return isMirrored ? isolated(text) : text;
    },
  };
  const instance = createInstance();
  void instance.use(formatter).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogue } },
    initAsync: false,
    // React and the system escape what they show; a second time would be seen.
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  const translate = instance.getFixedT(language) as (key: string, values: object) => string;
  /** Texts that nothing is put into. A key press asks for dozens of them, and looking one up is not for nothing. */
  const plain = new Map<string, string>();
  return (key, ...values) => {
    // Not nested: a value comes from agents, who might write the mark of a nested text.
    if (values[0]) return translate(key, { ...values[0], nest: false });
    let text = plain.get(key);
    if (text === undefined) {
      text = translate(key, { nest: false });
      plain.set(key, text);
    }
    return text;
  };
}
