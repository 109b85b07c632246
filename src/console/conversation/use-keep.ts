import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sayDone } from '../look/toast.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'

/** Keeps what an agent answered: as a new draft, which opens, or its question as a suggested example of an article. */
export function useKeep(conversation: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { busy, fault, run } = useRun()
  const kept = () => void client.invalidateQueries({ queryKey: ['conversation', conversation] })
  return {
    busy,
    fault,
    asArticle: () =>
      run(async () => {
        const { id } = await rpc.conversations.keepAnswer({ id: conversation })
        kept()
        await navigate({ to: '/knowledge/$article', params: { article: id } })
      }),
    addTo: (article: { id: string; title: string }) =>
      run(async () => {
        await rpc.conversations.keepAnswer({ id: conversation, article: article.id })
        kept()
        sayDone(`The question is suggested to “${article.title}”.`)
      }),
  }
}
