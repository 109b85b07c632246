import { Menu } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import type { WorkspaceChoice } from '../../protocol/agents.ts'
import { Picture } from '../look/picture.tsx'
import { sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from './rpc.ts'
import { useMe } from './session.ts'
import classes from './workspace-menu.module.css'

/** The workspace at the top of the navigation; who is in several switches here. */
export function WorkspaceMenu() {
  const { workspace, workspaces } = useMe()
  if (workspaces.length < 2) {
    return (
      <div className={classes.workspace}>
        <Name of={workspace} />
      </div>
    )
  }
  return (
    <Menu position="bottom-start" width={236} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={`${classes.workspace} ${classes.button}`}>
          <Name of={workspace} />
          <span className="unseen">, other workspaces</span>
          <IconSelector aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {workspaces.map((each) => (
          <Menu.Item
            key={each.id}
            aria-current={each.id === workspace.id ? 'true' : undefined}
            rightSection={each.id === workspace.id ? <IconCheck size={16} stroke={2} aria-hidden /> : null}
            onClick={() => void (each.id === workspace.id || switchTo(each))}
          >
            <span className={classes.choice}>
              <Name of={each} />
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Name({ of }: { of: WorkspaceChoice }) {
  return (
    <>
      <Picture of={{ id: of.name, picture: null }} size={24} square />
      <span className={classes.name}>
        <bdi className="clip">{of.name}</bdi>
        {of.demo && <small>Demo</small>}
      </span>
    </>
  )
}

/** Everything that the page holds is of one workspace, so that the other one is loaded as a new page. */
export async function switchTo({ id, name }: WorkspaceChoice): Promise<void> {
  try {
    await rpc.me.switch({ workspace: id })
    window.location.assign('/inbox/mine')
  } catch (error) {
    sayFailed(`Not switched to ${name}: ${failureOf(error).words}`)
  }
}
