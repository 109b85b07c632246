import { COMMUNITY } from './community.ts'
import type { DemoArticle } from './demo-article.ts'
import { FIRST_STEPS } from './first-steps.ts'
import { ON_THE_TRAIL } from './on-the-trail.ts'
import { PORTUGUESE } from './portuguese.ts'
import { PURCHASES } from './purchases.ts'
import { YOUR_ACCOUNT } from './your-account.ts'

/** The knowledge base of Lumen Trails, in the order in which it was written. */
export const ARTICLES: readonly DemoArticle[] = [
  ...PORTUGUESE,
  ...COMMUNITY,
  ...FIRST_STEPS,
  ...YOUR_ACCOUNT,
  ...ON_THE_TRAIL,
  ...PURCHASES,
]
