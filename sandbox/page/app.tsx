import { useState } from 'react'
import type { MemberView, StateView } from '../contract.ts'
import { AddMember } from './add-member.tsx'
import styles from './app.module.css'
import { AwayStrip } from './away-strip.tsx'
import { Band } from './band.tsx'
import { Drawer } from './controls/drawer.tsx'
import { Picture } from './creatures/picture.tsx'
import { useKept } from './live/use-kept.ts'
import { useWorld } from './live/use-world.ts'
import { memberName } from './window/acting.ts'
import { MemberWindow } from './window/member-window.tsx'

type Slot = 'left' | 'right'
const SLOTS: Slot[] = ['left', 'right']

/** The page: two members side by side, and the drawer that makes trouble. */
export function App() {
  const { world, snapshot } = useWorld(null)
  const { state, status } = snapshot
  const [controls, setControls] = useKept('controls', false)
  const [adding, setAdding] = useState(false)
  const [active, setActive] = useState<Slot>('left')
  const [typing, setTyping] = useState<string[]>([])
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
  return (
    <div className={styles.page}>
      <Band
        desk={state?.application.desk_url ?? null}
        controls={controls}
        onControls={() => setControls(!controls)}
        onAdd={() => state && setAdding(true)}
      />
      <AwayStrip status={status} onRetry={world.retry} />
      {state && shown ? (
        <>
          <Faces shown={shown} active={active} onChoose={setActive} />
          <main className={styles.windows} data-controls={controls || undefined} data-active={active}>
            {SLOTS.map((slot) => (
              <MemberWindow
                key={slot}
                slot={slot}
                self={shown[slot]}
                members={state.members}
                active={controls && active === slot}
                typing={typing.includes(shown[slot].user.id)}
                onActivate={() => setActive(slot)}
                onSwitch={(member) => switchTo(slot, member)}
              />
            ))}
            {controls ? (
              <Drawer
                state={state}
                shown={SLOTS.map((slot) => shown[slot])}
                chosen={shown[active]}
                onChoose={(member) => setActive(shown.left.user.id === member ? 'left' : 'right')}
                typing={typing}
                onTyping={(member, on) =>
                  setTyping([...typing.filter((each) => each !== member), ...(on ? [member] : [])])
                }
                onClose={() => setControls(false)}
              />
            ) : null}
          </main>
        </>
      ) : null}
      {state && adding ? (
        <AddMember
          state={state}
          onClose={() => setAdding(false)}
          onAdded={(member) => {
            switchTo(active, member.user.id)
            setAdding(false)
          }}
        />
      ) : null}
    </div>
  )
}

/** The kept members where they still exist; on a first visit two ordinary ones, not the owner. */
function chooseMembers(state: StateView, left: string | null, right: string | null): Record<Slot, MemberView> {
  const find = (id: string | null) => state.members.find((each) => each.user.id === id)
  const ordinary = state.members.filter((each) => each.user.id !== state.guild.owner_id)
  const first = find(left) ?? ordinary[0] ?? state.members[0]!
  const other = find(right) ?? ordinary.find((each) => each !== first) ?? first
  return { left: first, right: other }
}

/** On a phone one window is shown at a time; this row changes between them. */
function Faces({
  shown,
  active,
  onChoose,
}: {
  shown: Record<Slot, MemberView>
  active: Slot
  onChoose: (slot: Slot) => void
}) {
  return (
    <nav className={styles.faces} aria-label="Windows">
      {SLOTS.map((slot) => (
        <button key={slot} type="button" aria-pressed={slot === active} onClick={() => onChoose(slot)}>
          <Picture user={shown[slot].user} size={20} />
          <bdi>{memberName(shown[slot])}</bdi>
        </button>
      ))}
    </nav>
  )
}
