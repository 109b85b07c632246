import { COMMUNITY } from './community.ts'
import type { DemoArticle, DemoCollection } from './demo-article.ts'
import { FIRST_STEPS } from './first-steps.ts'
import { ON_THE_TRAIL } from './on-the-trail.ts'
import { PORTUGUESE } from './portuguese.ts'
import { PURCHASES } from './purchases.ts'
import { YOUR_ACCOUNT } from './your-account.ts'

/** Each article, and behind it what says it in Portuguese. */
const withTranslations = (articles: readonly DemoArticle[]): DemoArticle[] =>
  articles.flatMap((article) => [article, ...PORTUGUESE.filter(({ of }) => of === article.title)])

/** The knowledge base of Lumen Trails, in the order in which it was written. */
export const COLLECTIONS: readonly DemoCollection[] = [
  { name: null, articles: [...COMMUNITY, ...PORTUGUESE.filter(({ of }) => !of)] },
  { name: 'Getting started', articles: withTranslations(FIRST_STEPS) },
  { name: 'Your account', articles: withTranslations(YOUR_ACCOUNT) },
  { name: 'On the trail', articles: withTranslations(ON_THE_TRAIL) },
  { name: 'Purchases', articles: withTranslations(PURCHASES) },
]
