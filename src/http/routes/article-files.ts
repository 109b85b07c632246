import { Readable } from 'node:stream'
import { exportArticles } from '../../core/knowledge/export-articles.ts'
import { importArticles } from '../../core/knowledge/import-articles.ts'
import { IMPORT_BYTES } from '../../protocol/limits.ts'
import type { RawRoute } from '../raw-route.ts'
import type { Services } from '../services.ts'

/** The knowledge base as a file, and a file as articles. */
export function articleFileRoutes({ kernel }: Services): RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/articles/export',
      access: 'agent',
      summary:
        'All articles as JSON Lines: id, title, body, examples, locale, form, collection, translationOf, published. Without images and history.',
      bodyLimit: 0,
      async answer({ caller, reply }) {
        const day = kernel.clock.now().toISOString().slice(0, 10)
        return reply
          .header('content-type', 'application/jsonl; charset=utf-8')
          .header('content-disposition', `attachment; filename="articles-${day}.jsonl"`)
          .header('cache-control', 'no-store')
          .send(Readable.from(exportArticles(kernel.db, caller.workspace)))
      },
    },
    {
      method: 'POST',
      path: '/api/v1/articles/import',
      access: 'admin',
      summary:
        'Adds the articles of the body, JSON Lines as the export writes them, all or none. Whose title is there already in its language is passed over.',
      bodyLimit: IMPORT_BYTES,
      async answer({ caller, reply, bytes }) {
        const { workspace, agent } = caller
        return reply.send(await importArticles(kernel, { workspace, agent, bytes }))
      },
    },
  ]
}
