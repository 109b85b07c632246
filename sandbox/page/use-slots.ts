import type { MemberView, StateView } from '../contract.ts'
import { useKept } from './live/use-kept.ts'

export type Slot = 'left' | 'right'
export const SLOTS: Slot[] = ['left', 'right']

/** Which member acts in which window; the browser remembers it. */
export function useSlots(state: StateView | null) {
  const [left, setLeft] = useKept<string | null>('left.member', null)
  const [right, setRight] = useKept<string | null>('right.member', null)
  const keep = { left: setLeft, right: setRight }
  const shown = state ? chooseMembers(state, left, right) : null
  // Two windows of one member would show the same twice: whoever is taken from the other window is exchanged.
  const switchTo = (slot: Slot, member: string) => {
    if (!shown) return
    const other = slot === 'left' ? 'right' : 'left'
    const taken = shown[other].user.id === member
    keep[slot](member)
    keep[other](taken ? shown[slot].user.id : shown[other].user.id)
  }
  return { shown, switchTo }
}

/** The kept members where they still exist; on a first visit two ordinary ones, not the owner. */
function chooseMembers(state: StateView, left: string | null, right: string | null): Record<Slot, MemberView> {
  const find = (id: string | null) => state.members.find((each) => each.user.id === id)
  const ordinary = state.members.filter((each) => each.user.id !== state.guild.owner_id)
  const first = find(left) ?? ordinary[0] ?? state.members[0]!
  const other = find(right) ?? ordinary.find((each) => each !== first) ?? first
  return { left: first, right: other }
}
