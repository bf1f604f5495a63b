import { expect, it, vi } from 'vitest';
import { contextMenuTemplate } from './context-menu.ts';
import { checkedLanguages, createSpelling } from './spelling.ts';

vi.mock('electron', () => ({}));

const FLAGS = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true };
const clicked = (more: object) =>
  ({
    isEditable: true,
    selectionText: '',
    misspelledWord: '',
    dictionarySuggestions: [] as string[],
    editFlags: FLAGS as never,
    ...more,
  }) as const;

it('offers suggestions, learning a word, and what every text control has', () => {
  const actions = { onReplace: vi.fn(), onLearn: vi.fn() };
  const template = contextMenuTemplate(
    clicked({ misspelledWord: 'aproved', dictionarySuggestions: ['approved'] }),
    actions,
  );
  expect(template.map(({ label, role, type }) => label ?? role ?? type)).toEqual([
    ...['approved', 'separator', 'Add to Dictionary', 'separator'],
    ...['Cut', 'Copy', 'Paste', 'Select All'],
  ]);
  expect(template.find(({ role }) => role === 'paste')?.enabled).toBe(false);
  const click = (at: number) => (template[at] as { click: () => void }).click();
  click(0);
  click(2);
  expect(actions.onReplace).toHaveBeenCalledWith('approved');
  expect(actions.onLearn).toHaveBeenCalledWith('aproved');
  expect(contextMenuTemplate(clicked({ misspelledWord: 'xyzzy' }), actions)[0]).toMatchObject({ enabled: false });
});

it('copies what is selected elsewhere, and is not there over nothing', () => {
  const actions = { onReplace: vi.fn(), onLearn: vi.fn() };
  expect(contextMenuTemplate(clicked({ isEditable: false, selectionText: 'text' }), actions)).toEqual([
    { role: 'copy', label: 'Copy' },
  ]);
  expect(contextMenuTemplate(clicked({ isEditable: false }), actions)).toEqual([]);
});

it('checks the languages of the system that have a dictionary, and asks for none while it is off', () => {
  const available = ['en-GB', 'en-US', 'de', 'pt-BR'];
  expect(checkedLanguages(['de-AT', 'en-GB', 'de-DE', 'ja'], available)).toEqual(['de', 'en-GB']);
  const session = {
    setSpellCheckerEnabled: vi.fn(),
    setSpellCheckerLanguages: vi.fn(),
    availableSpellCheckerLanguages: available,
  };
  const spelling = createSpelling(session, 'linux', () => ['en-GB']);
  spelling.apply(false);
  expect(session.setSpellCheckerEnabled).toHaveBeenLastCalledWith(false);
  expect(session.setSpellCheckerLanguages).toHaveBeenLastCalledWith([]);
  spelling.apply(true);
  expect(session.setSpellCheckerLanguages).toHaveBeenLastCalledWith(['en-GB']);
  expect(createSpelling(session, 'darwin', () => ['en-GB']).languages()).toEqual([]);
});
