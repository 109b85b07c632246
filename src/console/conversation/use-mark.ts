import { useQueryClient } from '@tanstack/react-query'
import type { MarkView } from '../../protocol/learning.ts'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import type { MessagesState } from './messages-state.ts'

/** Says of an answer whether it was right; the newest word counts, and null takes it back. */
export function useMark(message: string) {
  const client = useQueryClient()
  const { fault, run } = useRun()
  const mark = (say: MarkView['mark'], shouldBe: string | null = null) =>
    run(async () => {
      const why = await rpc.messages.mark({ id: message, mark: say, shouldBe })
      client.setQueryData(['why', message], why)
      client.setQueriesData<MessagesState>(
        { queryKey: ['messages'] },
        (state) =>
          state && {
            ...state,
            items: state.items.map((each) => (each.id === message ? { ...each, mark: say } : each)),
          },
      )
    })
  return { fault, mark }
}
