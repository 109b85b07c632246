import { Menu } from '@mantine/core'
import {
  IconArchive,
  IconBell,
  IconBrandDiscord,
  IconClock,
  IconDots,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconGitMerge,
  IconLink,
  IconUserPlus,
} from '@tabler/icons-react'
import { IconButton } from '../../look/button.tsx'
import type { CaseActs } from './acts.ts'
import classes from './bar.module.css'
import { openDialog } from './dialog.ts'
import type { ShownCase } from './queries.ts'
import { useFollow } from './use-follow.ts'
import type { useMove } from './use-move.ts'

interface MoreProps {
  shown: ShownCase
  acts: CaseActs
  move: ReturnType<typeof useMove>
}

const SIZE = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** What is rarer than the acts beside it; on a phone those too. */
export function MoreMenu({ shown, acts, move }: MoreProps) {
  const { following, toggle } = useFollow(shown, acts)
  const alone = shown.mergedInto === null
  return (
    <Menu position="bottom-end" width={236} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label="More">
          <IconDots aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item className={classes.narrowItem} leftSection={<IconBell {...SIZE} />} onClick={toggle}>
          {following ? 'Follow no longer' : 'Follow'}
        </Menu.Item>
        {alone && (
          <>
            <Menu.Item
              className={classes.narrowItem}
              leftSection={<IconLink {...SIZE} />}
              onClick={() => openDialog({ kind: 'link' })}
            >
              Link another case
            </Menu.Item>
            <Menu.Item leftSection={<IconGitMerge {...SIZE} />} onClick={() => openDialog({ kind: 'merge' })}>
              Merge into another case
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<IconUserPlus {...SIZE} />} onClick={() => openDialog({ kind: 'parties' })}>
          Reporters and followers
        </Menu.Item>
        <Menu.Item leftSection={<IconClock {...SIZE} />} onClick={() => openDialog({ kind: 'remind' })}>
          Remind me
        </Menu.Item>
        <Publish shown={shown} acts={acts} />
        {alone && shown.status !== 'closed' && (
          <Menu.Item leftSection={<IconArchive {...SIZE} />} onClick={() => void move.to('closed')}>
            Close it without telling
          </Menu.Item>
        )}
        {shown.card?.url && (
          <Menu.Item
            component="a"
            href={shown.card.url}
            target="_blank"
            rel="noopener"
            leftSection={<IconExternalLink {...SIZE} />}
          >
            Open the card in Discord
          </Menu.Item>
        )}
        {shown.fields.messageUrl && (
          <Menu.Item
            component="a"
            href={shown.fields.messageUrl}
            target="_blank"
            rel="noopener"
            leftSection={<IconBrandDiscord {...SIZE} />}
          >
            Open the message in Discord
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Only bugs and feature requests have cards that members see. */
function Publish({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  if (shown.mergedInto !== null || (shown.type !== 'bug' && shown.type !== 'feature')) return null
  return (
    <Menu.Item
      leftSection={shown.published ? <IconEyeOff {...SIZE} /> : <IconEye {...SIZE} />}
      onClick={() => void acts.change({ published: !shown.published })}
    >
      {shown.published ? 'Hide it from members' : 'Show it to members'}
    </Menu.Item>
  )
}
