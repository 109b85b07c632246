import { showArticle } from '../../core/knowledge/show-article.ts'
import { settleSuggestion } from '../../core/virtual-agent/learning/settle-suggestion.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** Questions from real chats that articles may learn. */
export function suggestionRoutes({ kernel }: Services) {
  return {
    add: procedures.suggestions.add.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const article = await settleSuggestion(kernel, { workspace, agent, id: input.id, how: 'added' })
      return showArticle(kernel.db, workspace, article)
    }),
    dismiss: procedures.suggestions.dismiss.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await settleSuggestion(kernel, { workspace, agent, id: input.id, how: 'dismissed' })
      return {}
    }),
  }
}
