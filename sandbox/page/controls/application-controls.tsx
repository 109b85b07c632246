import { IconEye, IconUsers } from '@tabler/icons-react'
import type { ApplicationView } from '../../contract.ts'
import { Switch } from '../look/switch.tsx'
import { Section } from './section.tsx'
import { useAct } from './use-act.ts'

export function ApplicationControls({ application }: { application: ApplicationView }) {
  const { act, wrong } = useAct()
  return (
    <Section title="Application" wrong={wrong}>
      <Switch
        icon={<IconEye size={17} stroke={1.75} aria-hidden />}
        label="Message content granted"
        hint="Off: only mentions carry words"
        on={application.message_content}
        onChange={(granted) => void act('message-content', { granted })}
      />
      <Switch
        icon={<IconUsers size={17} stroke={1.75} aria-hidden />}
        label="Members granted"
        hint="Off: joins and new names are not told"
        on={application.guild_members}
        onChange={(granted) => void act('guild-members', { granted })}
      />
    </Section>
  )
}
