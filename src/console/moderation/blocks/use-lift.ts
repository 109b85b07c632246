import type { QueryClient } from '@tanstack/react-query'
import type { BlockView } from '../../../protocol/moderation.ts'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import { daysLeft } from './days-left.ts'

/** Takes somebody's words again; while it is said it can be taken back. */
export function useLift(client: QueryClient): (block: BlockView) => Promise<void> {
  const readAgain = () => {
    for (const key of ['blocks', 'moderation']) void client.invalidateQueries({ queryKey: [key] })
  }
  const undo = async ({ address, reason, until }: BlockView): Promise<void> => {
    const days = daysLeft(until, Date.now())
    try {
      await rpc.blocks.create({ address, reason, ...(days === null ? {} : { days }) })
    } catch (error) {
      sayFailed(`Not blocked again: ${failureOf(error).words}`)
    }
    readAgain()
  }
  return async (block) => {
    try {
      await rpc.blocks.lift({ id: block.id })
      sayDone(`The block of ${block.name || block.address} is lifted.`, () => void undo(block))
    } catch (error) {
      sayFailed(`Not lifted: ${failureOf(error).words}`)
    }
    readAgain()
  }
}
