import type { ArticleAct } from '../../core/knowledge/article.ts'
import { countArticles } from '../../core/knowledge/count-articles.ts'
import { createArticle } from '../../core/knowledge/create-article.ts'
import { deleteArticle } from '../../core/knowledge/delete-article.ts'
import { discardDraft } from '../../core/knowledge/discard-draft.ts'
import { listArticles } from '../../core/knowledge/list-articles.ts'
import { listVersions } from '../../core/knowledge/list-versions.ts'
import { publishArticle } from '../../core/knowledge/publish-article.ts'
import { restoreVersion } from '../../core/knowledge/restore-version.ts'
import { showArticle } from '../../core/knowledge/show-article.ts'
import { translateArticle } from '../../core/knowledge/translate-article.ts'
import { unpublishArticle } from '../../core/knowledge/unpublish-article.ts'
import { updateArticle } from '../../core/knowledge/update-article.ts'
import { listSuggestions } from '../../core/virtual-agent/learning/list-suggestions.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function articleRoutes({ kernel, blobs, virtualAgent }: Services) {
  const { db } = kernel
  const show = (context: CallContext, id: string) => showArticle(db, callerOf(context).workspace, id)
  return {
    list: procedures.articles.list.handler(async ({ context, input }) => {
      const { workspace } = callerOf(context)
      const asOf = (await readCounter(db, workspace)).number
      const { cursor, limit, ...filter } = input
      const [page, counts] = await Promise.all([
        listArticles(db, { workspace, ...filter, cursor, limit }),
        countArticles(db, workspace),
      ])
      return { ...page, counts, asOf }
    }),
    show: procedures.articles.show.handler(({ context, input }) => show(context, input.id)),
    create: procedures.articles.create.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      return show(context, await createArticle(kernel, { ...input, workspace, agent }))
    }),
    update: procedures.articles.update.handler(async ({ context, input }) => {
      const { id, version, ...content } = input
      await updateArticle(kernel, { ...actOf(context, id), version, content })
      return show(context, id)
    }),
    publish: procedures.articles.publish.handler(async ({ context, input }) => {
      await publishArticle(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    unpublish: procedures.articles.unpublish.handler(async ({ context, input }) => {
      await unpublishArticle(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    discard: procedures.articles.discard.handler(async ({ context, input }) => {
      await discardDraft(kernel, actOf(context, input.id))
      return show(context, input.id)
    }),
    versions: procedures.articles.versions.handler(({ context, input }) => {
      const { id: article, cursor, limit } = input
      return listVersions(db, { workspace: callerOf(context).workspace, article, cursor, limit })
    }),
    restore: procedures.articles.restore.handler(async ({ context, input }) => {
      await restoreVersion(kernel, { ...actOf(context, input.id), version: input.version })
      return show(context, input.id)
    }),
    translate: procedures.articles.translate.handler(async ({ context, input }) => {
      return show(context, await translateArticle(kernel, { ...actOf(context, input.id), locale: input.locale }))
    }),
    delete: procedures.articles.delete.handler(async ({ context, input }) => {
      await deleteArticle(kernel, blobs, actOf(context, input.id))
      return {}
    }),
    suggestions: procedures.articles.suggestions.handler(async ({ context, input }) => {
      return { items: await listSuggestions(db, callerOf(context).workspace, input.id) }
    }),
    try: procedures.articles.try.handler(({ context, input }) => {
      const { workspace } = callerOf(context)
      const { question, locale = null, caution } = input
      const { engine } = virtualAgent(workspace)
      return engine.propose(db, { workspace, question, locale, ...(caution === undefined ? {} : { caution }) })
    }),
  }
}

function actOf(context: CallContext, article: string): ArticleAct {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, article }
}
