import { type ContextMenuParams, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { t } from '../../words/words.ts';
import { menuText } from './menu-keys.ts';
import { roleLine } from './standard-menus.ts';

/** What was clicked, as far as the menu looks at it. */
export type ClickedText = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

/** What the menu does beside the roles that the system knows. */
export interface ContextActions {
  readonly onReplace: (word: string) => void;
  readonly onLearn: (word: string) => void;
}

/** The menu of the secondary button over text; empty where there is nothing to do. */
export function contextMenuTemplate(clicked: ClickedText, actions: ContextActions): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = clicked;
  if (!isEditable) return selectionText.trim() === '' ? [] : [roleLine('copy', 'menu.copy')];
  const suggestions: MenuItemConstructorOptions[] = dictionarySuggestions.map((word) => ({
    label: menuText(word),
    click: () => actions.onReplace(word),
  }));
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggestions.length > 0 ? suggestions : [{ label: t('main.noSuggestions'), enabled: false }]),
          { type: 'separator' },
          { label: t('main.addDictionary'), click: () => actions.onLearn(misspelledWord) },
          { type: 'separator' },
        ];
  return [
    ...spelling,
    { ...roleLine('cut', 'menu.cut'), enabled: editFlags.canCut },
    { ...roleLine('copy', 'menu.copy'), enabled: editFlags.canCopy },
    { ...roleLine('paste', 'menu.paste'), enabled: editFlags.canPaste },
    { ...roleLine('selectAll', 'menu.selectAll'), enabled: editFlags.canSelectAll },
  ];
}

/** Answers the secondary button in a window. */
export function installContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, clicked) => {
    const template = contextMenuTemplate(clicked, {
      onReplace: (word) => contents.replaceMisspelling(word),
      onLearn: (word) => contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
