import { IconUsers } from '@tabler/icons-react'
import type { FaultsView } from '../../contract.ts'
import { Switch } from '../look/switch.tsx'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

const MEMBERS = 20
const RATE = 2

export function TrafficControls({ faults }: { faults: FaultsView }) {
  const { act, wrong } = useAct()
  const { on } = faults.traffic
  const members = on ? faults.traffic.members : MEMBERS
  const rate = on ? faults.traffic.rate : RATE
  return (
    <Section title="Traffic" wrong={wrong}>
      <Switch
        icon={<IconUsers size={17} stroke={1.75} aria-hidden />}
        label={`${members} members chatting`}
        hint={`${rate} direct messages a second`}
        on={on}
        onChange={(next) => void act('traffic', { on: next, members: MEMBERS, rate: RATE })}
      />
    </Section>
  )
}
