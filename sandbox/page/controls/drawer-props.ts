import type { MemberView, StateView } from '../../contract.ts'

export interface DrawerProps {
  state: StateView
  /** The members of the two windows, and which of them is meant. */
  shown: MemberView[]
  chosen: MemberView
  onChoose: (member: string) => void
  typing: string[]
  onTyping: (member: string, on: boolean) => void
  onClose: () => void
}
