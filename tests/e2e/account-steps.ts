import { expect, type Locator, type Page } from '@playwright/test';

/** What is typed to add an account. */
export interface TypedAccount {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** What it is called on this computer. */
  readonly name: string;
}

/** Opens the dialog by its key, types an address and looks for the server there. */
export async function lookForServer(page: Page, url: string): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Shift+A');
  const dialog = page.getByRole('dialog');
  const address = dialog.getByLabel('Address of the server');
  await expect(address).toBeFocused();
  await address.fill(url);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  return dialog;
}

/** Fills in who signs in, and sends it. */
export async function signIn(dialog: Locator, typed: Omit<TypedAccount, 'url'>): Promise<void> {
  await dialog.getByLabel('E-mail').fill(typed.email);
  await dialog.getByLabel('Password').fill(typed.password);
  await dialog.getByLabel('Name on this computer').fill(typed.name);
  await dialog.getByRole('button', { name: 'Sign in and add' }).click();
}

/** Adds an account of a server, as a person does. The tests' system has no keychain, which is said at the end. */
export async function addAccount(page: Page, typed: TypedAccount): Promise<void> {
  const dialog = await lookForServer(page, typed.url);
  await signIn(dialog, typed);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(accountRow(page, typed.name).locator('[data-state="online"]')).toBeVisible();
}

/** The row of an account in the sidebar, where there are several. */
export function accountRow(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Accounts' }).getByRole('listitem').filter({ hasText: name });
}

/** Chooses from the menu of an account in the sidebar. */
export async function chooseFromMenu(page: Page, name: string, words: string): Promise<void> {
  await accountRow(page, name)
    .getByRole('button', { name: `More for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: words }).click();
}
