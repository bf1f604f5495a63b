import type { Page } from '@playwright/test';

const WORD = /[A-Za-z]{2,}/;

/**
 * What a page shows or says in plain Latin letters, each with its element. In the accented language that is what is in
 * no catalogue, as long as agents write in other letters and the system's locale has others for months and days.
 */
export async function plainWords(page: Page, allowed: readonly RegExp[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    // Code is for programs, and caps are printed as keyboards print them.
    const others = 'code, pre, kbd, .key-cap, script, style';
    const said = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'data-label'];
    const texts: { text: string; where: string }[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(others) !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const parts = [...own.map(({ nodeValue }) => nodeValue), ...said.map((name) => element.getAttribute(name))];
      const where = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      texts.push(...parts.flatMap((text) => (text?.trim() ? { text: text.trim(), where } : [])));
    }
    return texts;
  });
  const rest = (text: string): string => allowed.reduce((left, word) => left.replaceAll(word, ''), text);
  return [...new Set(found.filter(({ text }) => WORD.test(rest(text))).map(({ text, where }) => `${where}: ${text}`))];
}
