import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { colleaguesQuery } from '../../live/colleagues.ts'
import { Picture } from '../../look/picture.tsx'
import { useMe } from '../../session/session.ts'
import type { CaseActs } from './acts.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'

/** Who owns the case; the agent first, then colleagues. */
export function OwnerMenu({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const me = useMe().agent
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const others = colleagues.filter(({ id }) => id !== me.id)
  const owner = shown.owner
  return (
    <Menu position="bottom-start" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.value}>
          {owner ? (
            <>
              <Picture of={owner} size={20} />
              <bdi className="clip">{owner.publicName}</bdi>
            </>
          ) : (
            <span className={classes.nobody}>{shown.status === 'resolved' ? 'Nobody' : 'Nobody yet'}</span>
          )}
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {[me, ...others].map((agent) => (
          <Menu.Item
            key={agent.id}
            leftSection={<Picture of={agent} size={20} />}
            rightSection={agent.id === owner?.id ? <IconCheck size={16} aria-label="Owner now" /> : null}
            onClick={() => agent.id !== owner?.id && void acts.change({ owner: agent.id })}
          >
            {agent.id === me.id ? 'Me' : <bdi>{agent.publicName}</bdi>}
          </Menu.Item>
        ))}
        {owner && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconUserOff size={16} stroke={1.75} aria-hidden />}
              onClick={() => void acts.change({ owner: null })}
            >
              Nobody
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
