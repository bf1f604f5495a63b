import { ask } from '../../tests/e2e/api.ts';
import { hostileCases } from '../../tests/e2e/hostile-corpus.ts';
import { type Finding, inMs } from '../measures.ts';
import { showList } from './hands.ts';
import type { BenchWindow } from './window.ts';

const SILENCE_MAX_MS = 100;

const DENSE =
  '| *a* | `b` | [c](https://example.com/d) |\n|---|---|---|\n| **1** | ~~2~~ | 3 |\n\n- [x] one _two_ **three**\n';

const HOSTILE = [
  {
    what: 'a megabyte of dense markdown',
    text: `Hostile markdown?\n\n${DENSE.repeat(Math.ceil(1_000_000 / DENSE.length))}`,
    review: {},
    ready: '.markdown table',
  },
  {
    what: 'a megabyte of markdown in one paragraph',
    text: `Hostile paragraph?\n\n${'*a* `b` [c](https://example.com) '.repeat(30_000)}`,
    review: {},
    ready: '.markdown',
  },
  {
    what: 'a selection of 10,000 items',
    text: 'Hostile selection?',
    review: {
      type: 'selection',
      payload: {
        mode: 'multi',
        items: Array.from({ length: 10_000 }, (_, at) => ({ id: `i${at}`, label: `Item ${at}`, description: 'Long' })),
      },
    },
    ready: '.selection-row',
  },
  {
    what: 'a form of 500 fields',
    text: 'Hostile form?',
    review: {
      type: 'form',
      payload: {
        fields: Array.from({ length: 500 }, (_, at) => ({
          name: `f${at}`,
          label: `Field ${at}`,
          type: ['text', 'number', 'select', 'textarea', 'date', 'range', 'checkbox'][at % 7],
          options: ['one', 'two', 'three'],
          required: at % 3 === 0,
        })),
      },
    },
    ready: '.form-field',
  },
];

/** Of the corpus of the test what is slow to read or to lay out, and what shows that it is there. */
const FROM_CORPUS: Readonly<Record<string, string>> = {
  brackets: '.markdown p',
  stars: '.markdown p',
  'lists in lists': '.markdown li',
  'a wide table': '.markdown p',
  'a block of code': '.code-block',
  'a long diff': '.code-diff',
};
const CASES = [
  ...HOSTILE,
  ...hostileCases('http://127.0.0.1:9').flatMap(({ name, text = '', review = {} }) => {
    const ready = FROM_CORPUS[name];
    return ready === undefined ? [] : [{ what: name, text: `Hostile ${name}?\n\n${text}`, review, ready }];
  }),
];

/** How long the page is silent while what an agent may well send is opened and scrolled through. */
export async function measureHostile({ page, access }: BenchWindow): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [at, { what, text, review, ready }] of CASES.entries()) {
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    const title = text.split('\n')[0] ?? '';
    await ask(access, text, { ...review, expiresInSeconds: 600 - at * 30 });
    await showList(page, 'n', 'Needs review');
    const row = page.locator('.queue-row', { hasText: title });
    await page.locator('.queue-list').evaluate((list) => list.scrollTo(0, 0));
    await row.waitFor();
    await page.evaluate(() => window.probe.watchFrames());
    await row.click();
    await page.locator(ready).first().waitFor();
    await page.locator('.detail-scroller').hover();
    for (let step = 0; step < 40; step += 1) await page.mouse.wheel(0, 900);
    const { silenceMs } = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return window.probe.frames();
    });
    const isMet = silenceMs <= SILENCE_MAX_MS;
    findings.push({ what: `${what}, longest silence`, measured: inMs(silenceMs), target: 'at most 100 ms', isMet });
  }
  return findings;
}
