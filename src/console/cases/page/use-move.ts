import { useQueryClient } from '@tanstack/react-query'
import type { CaseOutcome, CaseStatus } from '../../../protocol/cases.ts'
import { sayDone } from '../../look/toast.tsx'
import { rpc } from '../../session/rpc.ts'
import { STATUS_WORDS } from '../words.ts'
import { askCase, type CaseActs } from './acts.ts'
import { openDialog } from './dialog.ts'
import type { ShownCase } from './queries.ts'
import { toldBy } from './telling.ts'

/** How a case is moved, as the dialog has asked for it. */
export interface Move {
  status: CaseStatus
  outcome?: CaseOutcome
  fixedIn?: string
  texts?: { en?: string; 'pt-BR'?: string }
  tell: boolean
}

/** Moving a case: at once and with undo where it tells nobody; else, and at its end, after a dialog that says whom it tells. */
export function useMove(shown: ShownCase, acts: CaseActs) {
  const client = useQueryClient()
  const { id, status: before, outcome, fixedIn } = shown
  const back = () => {
    const ended = { ...(outcome && { outcome }), ...(fixedIn && { fixedIn }) }
    void acts.ask('Not moved back', () => rpc.cases.move({ id, status: before, tell: false, ...ended }))
  }
  const say = ({ status, tell }: Move) => {
    const told = tell ? toldBy(shown, status) : 0
    const words = `#${shown.number} is ${STATUS_WORDS[status].toLowerCase()}.`
    // What members have read cannot be taken back.
    if (told > 0) sayDone(`${words} ${told.toLocaleString('en')} are being told.`)
    else sayDone(words, back)
  }
  return {
    /** Resolves to null, or to why the case was not moved. */
    run: async (move: Move): Promise<string | null> => {
      const why = await askCase(client, () => rpc.cases.move({ id, ...move }))
      if (why === null) say(move)
      return why
    },
    to: async (status: CaseStatus) => {
      if (status === before) return
      if (status === 'resolved' || toldBy(shown, status) > 0) return openDialog({ kind: 'move', status })
      const move = { status, tell: false }
      if (await acts.ask('Not moved', () => rpc.cases.move({ id, ...move }))) say(move)
    },
  }
}
