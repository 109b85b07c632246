import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MemberView } from '../../contract.ts'
import { useKept } from '../live/use-kept.ts'
import { useWorld } from '../live/use-world.ts'
import { ModalDialog } from '../modal/modal-dialog.tsx'
import { type Acting, ActingContext, memberName, type Place } from './acting.ts'
import { useKeepTyping } from './keep-typing.ts'
import { MemberBar } from './member-bar.tsx'
import styles from './member-window.module.css'
import { Navigation } from './navigation.tsx'
import { Room } from './room.tsx'
import { firstPlace } from './rooms.ts'

/** One member's Discord. `slot` names the window, so that each remembers where it looked. */
export function MemberWindow(props: {
  slot: 'left' | 'right'
  self: MemberView
  members: MemberView[]
  active: boolean
  typing: boolean
  /** Where the story that plays here wants it to look. */
  look: Place | null
  onActivate: () => void
  onSwitch: (member: string) => void
}) {
  const { self, slot } = props
  const { world, snapshot } = useWorld(self.user.id, self.member !== null)
  const [kept, keepPlace] = useKept<Place | null>(`${slot}.place`, slot === 'right' ? 'dm' : null)
  const [target, setTarget] = useState<Acting['target']>(null)
  const [moved, setMoved] = useState(0)
  const [browsing, setBrowsing] = useState(false)
  const state = snapshot.state
  const place = state ? placeThatStands(state, kept) : 'dm'
  const go = useCallback(
    (to: Place, message?: string) => {
      keepPlace(to)
      setTarget(message ? { message } : null)
      setBrowsing(false)
      setMoved((count) => count + 1)
    },
    [keepPlace],
  )
  const acting = useMemo<Acting | null>(
    () =>
      state && {
        self: state.members.find((each) => each.user.id === self.user.id) ?? self,
        state,
        world,
        typing: snapshot.typing,
        place,
        target,
        moved,
        go,
      },
    [state, self, world, snapshot.typing, place, target, moved, go],
  )
  // Once for each place of the story, so that one may look elsewhere meanwhile.
  useEffect(() => {
    if (props.look) keepPlace(props.look)
  }, [props.look, keepPlace])
  useKeepTyping(props.typing, self.user.id, place)
  const modal = state?.modals.find((each) => each.member === self.user.id)
  return (
    <section
      className={`${styles.win} ${props.active ? styles.active : ''}`}
      aria-label={`Acting as ${memberName(self)}`}
      onFocusCapture={props.onActivate}
      onPointerDownCapture={props.onActivate}
    >
      <MemberBar self={self} members={props.members} onSwitch={props.onSwitch} />
      {acting ? (
        <ActingContext value={acting}>
          <div className={styles.body} inert={modal !== undefined} data-browsing={browsing || undefined}>
            <Navigation open={browsing} onClose={() => setBrowsing(false)} />
            <Room hint={slot === 'left'} key={`${self.user.id}/${place}`} onBrowse={() => setBrowsing(true)} />
          </div>
          {modal ? <ModalDialog key={modal.id} modal={modal} /> : null}
        </ActingContext>
      ) : (
        <Waiting />
      )}
    </section>
  )
}

function placeThatStands(state: Acting['state'], kept: Place | null): Place {
  if (kept === 'dm') return 'dm'
  return kept && state.channels.some((channel) => channel.id === kept) ? kept : firstPlace(state)
}

/** Shown only where the first frame takes longer than one would notice. */
function Waiting() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return <p className={styles.waiting}>{late ? 'Waiting for the sandbox' : null}</p>
}
