import type { Page } from '@playwright/test';

/** What a page shows or says that is written in plain Latin letters, as “words <element>”. */
export async function plainWords(page: Page, allowed: readonly RegExp[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    // Code is for programs, and keys are printed as they are.
    const ours = 'code, pre, kbd, .key-cap, script, style, title:not(svg title)';
    const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const texts: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(ours) || !isSeen(element)) continue;
      const own = [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.nodeValue] : []));
      const said = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'data-label'].map((name) =>
        element.getAttribute(name),
      );
      for (const text of [...own, ...said]) {
        if (text && /[A-Za-z]{2,}/.test(text)) texts.push(`${text.trim()} <${element.tagName} ${element.className}>`);
      }
    }
    return [...new Set(texts)];
  });
  return found.filter((text) =>
    /[A-Za-z]{2,}/.test(allowed.reduce((rest, word) => rest.replace(word, ''), text.replace(/ <[^<]*>$/, ''))),
  );
}
