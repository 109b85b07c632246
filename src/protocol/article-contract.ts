import { z } from 'zod'
import { admin, agent, one } from './access.ts'
import {
  articleList,
  articleListInput,
  articleVersionList,
  articleVersionsInput,
  articleView,
  collectionInput,
  collectionList,
  createArticleInput,
  orderCollectionsInput,
  proposal,
  renameCollectionInput,
  restoreInput,
  translateInput,
  tryQuestionInput,
  updateArticleInput,
} from './articles.ts'
import { exampleSuggestionView } from './learning.ts'

/** The knowledge base. Images are raw routes: POST /api/v1/articles/{id}/images, GET and DELETE /api/v1/article-images/{id}. */
export const articles = {
  list: agent.route({ method: 'GET', path: '/v1/articles' }).input(articleListInput).output(articleList),
  show: agent.route({ method: 'GET', path: '/v1/articles/{id}' }).input(one).output(articleView),
  create: admin.route({ method: 'POST', path: '/v1/articles' }).input(createArticleInput).output(articleView),
  /**
   * Changes what is named and leaves the rest; `conflict` when somebody else has changed it since `version`. What is changed in a published
   * one stands in `draft`, and members read it once it is published again.
   */
  update: admin.route({ method: 'PATCH', path: '/v1/articles/{id}' }).input(updateArticleInput).output(articleView),
  /** Members are answered with it, as it was written last. */
  publish: admin.route({ method: 'POST', path: '/v1/articles/{id}/publish' }).input(one).output(articleView),
  /** Makes it a draft again. */
  unpublish: admin.route({ method: 'POST', path: '/v1/articles/{id}/unpublish' }).input(one).output(articleView),
  /** Drops what was changed and not published. */
  discard: admin.route({ method: 'POST', path: '/v1/articles/{id}/discard' }).input(one).output(articleView),
  delete: admin.route({ method: 'DELETE', path: '/v1/articles/{id}' }).input(one).output(z.object({})),
  /** What it said, youngest first. */
  versions: agent
    .route({ method: 'GET', path: '/v1/articles/{id}/versions' })
    .input(articleVersionsInput)
    .output(articleVersionList),
  restore: admin.route({ method: 'POST', path: '/v1/articles/{id}/restore' }).input(restoreInput).output(articleView),
  /** Answers the translation, a draft. */
  translate: admin
    .route({ method: 'POST', path: '/v1/articles/{id}/translations' })
    .input(translateInput)
    .output(articleView),
  /** Questions from real chats that it may learn, the most asked first. */
  suggestions: agent
    .route({ method: 'GET', path: '/v1/articles/{id}/suggestions' })
    .input(one)
    .output(z.object({ items: z.array(exampleSuggestionView) })),
  /** What the virtual agent would do with a question. Nothing is stored. */
  try: agent.route({ method: 'POST', path: '/v1/articles/try' }).input(tryQuestionInput).output(proposal),
}

/** Articles that belong together; each change answers all of them. */
export const collections = {
  list: agent.route({ method: 'GET', path: '/v1/collections' }).output(collectionList),
  create: admin.route({ method: 'POST', path: '/v1/collections' }).input(collectionInput).output(collectionList),
  rename: admin
    .route({ method: 'PATCH', path: '/v1/collections/{id}' })
    .input(renameCollectionInput)
    .output(collectionList),
  order: admin
    .route({ method: 'POST', path: '/v1/collections/order' })
    .input(orderCollectionsInput)
    .output(collectionList),
  /** Its articles stand in none afterwards. */
  delete: admin.route({ method: 'DELETE', path: '/v1/collections/{id}' }).input(one).output(collectionList),
}
