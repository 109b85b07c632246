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
import { Captions } from './story/captions.tsx'
import { PlayStory } from './story/play-story.tsx'
import { useStoryMember } from './story/use-story-member.ts'
import { SLOTS, type Slot, useSlots } from './use-slots.ts'
import { memberName } from './window/acting.ts'
import { MemberWindow } from './window/member-window.tsx'

/** The page: two members side by side, and the drawer that makes trouble. */
export function App() {
  const { world, snapshot } = useWorld(null)
  const { state, status } = snapshot
  const [controls, setControls] = useKept('controls', false)
  const [adding, setAdding] = useState(false)
  const [active, setActive] = useState<Slot>('left')
  const { shown, switchTo } = useSlots(state)
  useStoryMember(state?.story ?? null, (member) => {
    switchTo('left', member)
    setActive('left')
  })
  const added = (member: MemberView) => {
    switchTo(active, member.user.id)
    setAdding(false)
  }
  return (
    <div className={styles.page}>
      <Band
        desk={state?.application.desk_url ?? null}
        story={state ? <PlayStory story={state.story} /> : null}
        controls={controls}
        onControls={() => setControls(!controls)}
        onAdd={() => state && setAdding(true)}
      />
      <AwayStrip status={status} onRetry={world.retry} />
      {state ? <Captions story={state.story} /> : null}
      {state && shown ? (
        <>
          <Faces shown={shown} active={active} onChoose={setActive} />
          <Windows
            state={state}
            shown={shown}
            active={active}
            controls={controls}
            onActivate={setActive}
            onSwitch={switchTo}
            onClose={() => setControls(false)}
          />
        </>
      ) : null}
      {state && adding ? <AddMember state={state} onClose={() => setAdding(false)} onAdded={added} /> : null}
    </div>
  )
}

interface WindowsProps {
  state: StateView
  shown: Record<Slot, MemberView>
  active: Slot
  controls: boolean
  onActivate: (slot: Slot) => void
  onSwitch: (slot: Slot, member: string) => void
  onClose: () => void
}

function Windows({ state, shown, active, controls, onActivate, onSwitch, onClose }: WindowsProps) {
  const [typing, setTyping] = useState<string[]>([])
  return (
    <main className={styles.windows} data-controls={controls || undefined} data-active={active}>
      {SLOTS.map((slot) => (
        <MemberWindow
          key={slot}
          slot={slot}
          self={shown[slot]}
          members={state.members}
          active={controls && active === slot}
          look={slot === 'left' && state.story.member === shown.left.user.id ? state.story.place : null}
          typing={typing.includes(shown[slot].user.id)}
          onActivate={() => onActivate(slot)}
          onSwitch={(member) => onSwitch(slot, member)}
        />
      ))}
      {controls ? (
        <Drawer
          state={state}
          shown={SLOTS.map((slot) => shown[slot])}
          chosen={shown[active]}
          onChoose={(member) => onActivate(shown.left.user.id === member ? 'left' : 'right')}
          typing={typing}
          onTyping={(member, on) => setTyping([...typing.filter((each) => each !== member), ...(on ? [member] : [])])}
          onClose={onClose}
        />
      ) : null}
    </main>
  )
}

interface FacesProps {
  shown: Record<Slot, MemberView>
  active: Slot
  onChoose: (slot: Slot) => void
}

/** On a phone one window is shown at a time; this row changes between them. */
function Faces({ shown, active, onChoose }: FacesProps) {
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
