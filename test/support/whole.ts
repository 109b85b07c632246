import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from 'vitest'
import { type Looks, PHONE, WIDE } from './pages.ts'

/**
 * The looks in which every page is to be whole: both widths and both schemes. `npm run test:long` pairs each with each; within the
 * minutes of `npm test` each stands once.
 */
export const LOOKS: [string, Looks][] = [
  ['1440 px, light', { viewport: WIDE, colorScheme: 'light' }],
  ['390 px, dark', { viewport: PHONE, colorScheme: 'dark' }],
  ...(process.env.TEST_ALL_LOOKS ? others() : []),
]

function others(): [string, Looks][] {
  return [
    ['1440 px, dark', { viewport: WIDE, colorScheme: 'dark' }],
    ['390 px, light', { viewport: PHONE, colorScheme: 'light' }],
  ]
}

/** Holds that axe finds nothing on the page as it is now, and that nothing is wider than the window. */
export async function expectWhole(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(found).toEqual([])
  const root = 'document.documentElement'
  expect(await page.evaluate(`${root}.scrollWidth - ${root}.clientWidth`)).toBe(0)
}
