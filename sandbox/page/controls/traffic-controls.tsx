import { IconBug, IconUsers } from '@tabler/icons-react'
import type { StateView } from '../../contract.ts'
import { compareIds } from '../live/snapshot.ts'
import button from '../look/button.module.css'
import { Switch } from '../look/switch.tsx'
import type { LooseComponent } from '../messages/loose-component.ts'
import styles from './drawer.module.css'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

const MEMBERS = 20
const RATE = 2
const CROWD = 500

export function TrafficControls({ state }: { state: StateView }) {
  const { act, wrong } = useAct()
  const { on, members: some, rate: often } = state.faults.traffic
  const members = on ? some : MEMBERS
  const rate = on ? often : RATE
  const card = lastCard(state)
  return (
    <Section title="Traffic" wrong={wrong}>
      <Switch
        icon={<IconUsers size={17} stroke={1.75} aria-hidden />}
        label={`${members} members chatting`}
        hint={`${rate} direct messages a second`}
        on={on}
        onChange={(next) => void act('traffic', { on: next, members: MEMBERS, rate: RATE })}
      />
      <div className={styles.crowd}>
        <IconBug size={17} stroke={1.75} aria-hidden />
        <span>
          {CROWD} press “me too”
          <small>{card ? `on ${card.title}` : 'once a card stands in a channel'}</small>
        </span>
        <button
          type="button"
          className={button.btn}
          aria-label={`Run: ${CROWD} members press “me too”`}
          disabled={!card}
          onClick={() => card && void act('press-many', { ...card.target, members: CROWD })}
        >
          Run
        </button>
      </div>
    </Section>
  )
}

/** The newest message of the server with a "me too" button, as the product names its buttons. */
function lastCard(state: StateView) {
  const all = Object.values(state.messages)
    .flat()
    .sort((a, b) => compareIds(b.id, a.id))
  for (const message of all) {
    const rows = (message.components ?? []) as unknown as LooseComponent[]
    const pressed = rows.flatMap((row) => row.components ?? []).find((each) => each.custom_id?.startsWith('c:me_too:'))
    const custom_id = pressed?.disabled ? undefined : pressed?.custom_id
    if (custom_id)
      return {
        title: message.embeds[0]?.title ?? 'a card',
        target: { channel: message.channel_id, message: message.id, custom_id },
      }
  }
  return null
}
