import { Menu } from '@mantine/core'
import { IconDots, IconGavel, IconKey, IconUser, IconUserCheck, IconUserOff, IconUserShield } from '@tabler/icons-react'
import type { AgentEntry } from '../../protocol/agents.ts'
import { useMe } from '../session/session.ts'
import { actsOn } from './acts-on.ts'
import classes from './team.module.css'
import type { Asked } from './use-act.ts'

const ACTS = {
  admin: { words: 'Make admin', Icon: IconUserShield },
  moderator: { words: 'Make moderator', Icon: IconGavel },
  agent: { words: 'Make agent', Icon: IconUser },
  reset: { words: 'Link for a new password', Icon: IconKey },
  deactivate: { words: 'Deactivate', Icon: IconUserOff },
  reactivate: { words: 'Reactivate', Icon: IconUserCheck },
} as const

/** What the one who looks may do with an agent; where that is nothing, there is no menu. */
export function AgentMenu({ agent, ask }: { agent: AgentEntry; ask: (asked: Asked) => void }) {
  const acts = actsOn(useMe().agent, agent)
  if (acts.length === 0) return null
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.dots} aria-label={`What to do with ${agent.publicName}`}>
          <IconDots aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const { words, Icon } = ACTS[act]
          return (
            <Menu.Item
              key={act}
              {...(act === 'deactivate' ? { color: 'var(--gd-bad-text)' } : {})}
              leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
              onClick={() => ask({ act, agent })}
            >
              {words}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
