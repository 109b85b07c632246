import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Gap } from '../../../protocol/learning.ts'
import { sayDone } from '../../look/toast.tsx'
import { useRun } from '../../page/use-run.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import type { FoundArticle } from '../article-finder.tsx'

/** Settles a group of questions: by a new article, as examples of one that is there, or by leaving them. */
export function useSettle(gap: Gap) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { busy, fault, run } = useRun()
  const questions = gap.questions.map(({ id }) => id)
  const settled = () => client.invalidateQueries({ queryKey: ['gaps'] })
  return {
    busy,
    fault,
    write: () =>
      run(async () => {
        const { id } = await rpc.gaps.write({ questions })
        void settled()
        await navigate({ to: '/knowledge/$article', params: { article: id } })
      }),
    addTo: (article: FoundArticle) =>
      run(async () => {
        await rpc.gaps.addExample({ questions, article: article.id })
        await settled()
        sayDone(`Added to “${article.title}”.`)
      }),
    /** Resolves to null, or to why it was not done. */
    dismiss: async () => {
      try {
        await rpc.gaps.dismiss({ questions })
      } catch (error) {
        return failureOf(error).words
      }
      await settled()
      return null
    },
  }
}
