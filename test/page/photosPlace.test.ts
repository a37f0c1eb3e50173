/** Where in the timeline one is: by the address, and again where one left it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { picturesSeen } from './picturesSeen.ts';
import { publishedDays } from './publishedDays.ts';
import { seededScene } from './seeded.ts';
import { visit } from './visit.ts';

/** From the top of what is seen. */
const topOf = (page: Page, day: string) =>
  page.evaluate((text) => {
    const { top } = document.querySelector('.grid-scroller')!.getBoundingClientRect();
    const header = [...document.querySelectorAll('.day')].find((each) => each.textContent.startsWith(text));
    return header && Math.round(header.getBoundingClientRect().top - top);
  }, day);

/** The photo in the middle of the screen, and where it is. */
const middle = (page: Page) =>
  page.evaluate(() => {
    const link = document.elementsFromPoint(innerWidth / 2, innerHeight / 2).find((each) => each.matches('.tile a'));
    return [link?.getAttribute('href'), link?.getBoundingClientRect().top];
  });

test('a link to a day lands on it exactly, and so does the dialog', async () => {
  const scene = seededScene();
  const days = await publishedDays(scene);
  const [early, late] = [0.7, 0.3].map((part) => days[Math.floor(days.length * part)]!) as [never, never];
  const { date, text } = early as (typeof days)[number];
  const page = await visit(scene, `#/photos?at=${date}`);
  await expect.poll(() => topOf(page, text)).toBe(0);
  await picturesSeen(page);

  const other = late as (typeof days)[number];
  await page.keyboard.press('g');
  await page.getByLabel('Day', { exact: true }).fill(other.date);
  await page.keyboard.press('Enter');
  await expect.poll(() => topOf(page, other.text)).toBe(0);

  await page.getByRole('button', { name: /Go to date/ }).click();
  const [year] = date.split('-');
  const first = days.find((day) => day.date.startsWith(`${year}-`))!;
  await page.getByRole('link', { name: year!, exact: true }).click();
  await expect.poll(() => topOf(page, first.text)).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('a day without photos lands on the nearest, and says so', async () => {
  const scene = seededScene();
  const oldest = (await publishedDays(scene)).at(-1)!;
  const page = await visit(scene, '#/photos?at=1931-05-02');
  await page.getByRole('status').getByText(oldest.text).waitFor();
  await page.waitForFunction(
    (text) => [...document.querySelectorAll('.day')].some((day) => day.textContent.startsWith(text)),
    oldest.text,
  );
});

test('who goes to another screen and back, or reads the page anew, is where he was', async () => {
  const page = await visit(seededScene(), '#/photos');
  await page.locator('.day').first().waitFor();
  await page.evaluate(() => document.querySelector('.grid-scroller')!.scrollTo(0, 23_456));
  await picturesSeen(page);
  const place = await middle(page);
  expect(place[0]).toBeTruthy();

  await page.getByRole('link', { name: 'Fleet' }).click();
  await page.getByRole('heading', { name: 'Fleet', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Photos' }).click();
  await picturesSeen(page);
  expect(await middle(page)).toEqual(place);

  await page.reload();
  await picturesSeen(page);
  expect(await middle(page)).toEqual(place);
});
