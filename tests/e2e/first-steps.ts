import { expect, type Page } from '@playwright/test';

/** The first steps of a newcomer, for tests and pictures that begin after them. `onPicture` is called where there is something to see. */
export interface FirstSteps {
  readonly url: string;
  readonly onPicture?: (name: string) => Promise<unknown>;
}

const nothing = () => Promise.resolve();

/** Signs up with the sample business. */
export async function signUp(page: Page, { url, onPicture = nothing }: FirstSteps): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill('Mara Lindqvist');
  await page.getByLabel('Email').fill('mara@harbour.example');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Business name').fill('Harbour Cycles');
  await onPicture('01-welcome');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.getByRole('heading', { name: 'Home' }).waitFor();
}

/** Connects, walks through the wizard and imports everything. */
export async function setUpQuickBooks(page: Page, { onPicture = nothing }: FirstSteps): Promise<void> {
  const goOn = async (question: string, picture: string) => {
    await page.getByRole('heading', { name: question }).waitFor();
    await onPicture(picture);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await page.getByRole('button', { name: 'Connect to QuickBooks' }).first().click();
  await page.getByRole('heading', { name: 'Connect your books' }).waitFor();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, continue' }).waitFor();
  await onPicture('02-company');
  await page.getByRole('button', { name: 'Yes, continue' }).click();
  await goOn('What we found in your QuickBooks', '03-readiness');
  await goOn('Which account do invoices go to?', '04-income-account');
  await page.getByRole('checkbox', { name: 'Tax rates and currencies are correct' }).check();
  await goOn('Do tax rates and currencies agree?', '05-tax');
  await goOn('How do you want to work?', '06-preset');
  await goOn('What do you want to import?', '07-import');
  await page.getByRole('button', { name: /^Apply/ }).waitFor();
  await onPicture('08-plan');
  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('You are all set').waitFor();
  await onPicture('09-done');
}

/** What is typed in a composer: for whom, and one line. By keyboard alone, without waiting for what is offered. */
export async function compose(page: Page): Promise<void> {
  for (const [field, typed, chosen] of [
    ['Customer', 'Foothill', 'Foothill Nursery'],
    ['Item', 'U-lo', 'U-lock'],
  ] as const) {
    const picker = page.getByRole('combobox', { name: field });
    await picker.focus();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(picker).toHaveValue(chosen);
    await expect(picker).toBeFocused();
  }
}

/** Writes one invoice in QuickBooks and stays on its page. */
export async function writeInvoice(page: Page, { url, onPicture = nothing }: FirstSteps): Promise<void> {
  await page.goto(`${url}/invoices/new`);
  await compose(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await onPicture('10-review');
  await page.getByRole('button', { name: 'Create in QuickBooks' }).click();
  await page.getByRole('heading', { name: /^Invoice \d+$/ }).waitFor();
}

/** The owner, who is on `page`, invites somebody; `guest` follows the link and stays on Home. */
export async function joinAs(
  page: Page,
  guest: Page,
  { url, role }: FirstSteps & { readonly role: 'Member' | 'Read-only' },
): Promise<void> {
  await page.goto(`${url}/settings/people`);
  await page.getByLabel('Email').fill(`${role.toLowerCase()}@harbour.example`);
  await page.getByRole('combobox', { name: 'Role', exact: true }).click();
  await page.getByRole('option', { name: role }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByText(/\/join#/).textContent();
  await guest.goto(link ?? '');
  await guest.getByLabel('Your name').fill(`A ${role}`);
  await guest.getByLabel('Password', { exact: true }).fill('a long enough password');
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.getByRole('heading', { name: 'Home' }).waitFor();
}
