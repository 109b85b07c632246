import { IconExternalLink, IconLoader2 } from '@tabler/icons-react'
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { SandboxMessage } from '../../contract.ts'
import { call } from '../live/call.ts'
import { Each } from '../look/each.ts'
import { useActing } from '../window/acting.ts'
import styles from './components.module.css'
import type { LooseComponent } from './loose-component.ts'
import { Markdown } from './markdown.tsx'
import { usePressed } from './presses.ts'
import { SelectMenu } from './select-menu.tsx'

/** What stands under a message's words: buttons and selects, or the whole of a message made of components. */
export function Components({ message }: { message: SandboxMessage }) {
  const presses = usePressed()
  const components = (message.components ?? []) as APIMessageTopLevelComponent[] as LooseComponent[]
  const { failure } = presses.of(message.id)
  return (
    <>
      <Each of={components} draw={(component) => <Component component={component} message={message} />} />
      {failure ? (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </>
  )
}

function Component({ component, message }: { component: LooseComponent; message: SandboxMessage }) {
  const inside = (
    <Each of={component.components ?? []} draw={(each) => <Component component={each} message={message} />} />
  )
  switch (component.type) {
    case 1:
      return <div className={styles.row}>{inside}</div>
    case 2:
      return <Button component={component} message={message} />
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return <MessageSelect component={component} message={message} />
    case 9:
      return (
        <div className={styles.section}>
          <div>{inside}</div>
          {component.accessory ? <Component component={component.accessory} message={message} /> : null}
        </div>
      )
    case 10:
      return <Markdown text={component.content ?? ''} />
    case 11:
      return <img className={styles.thumbnail} src={component.media?.url} alt="" />
    case 12:
      return (
        <div className={styles.gallery}>
          {component.items?.map((item) => (
            <img key={item.media.url} src={item.media.url} alt={item.description ?? ''} />
          ))}
        </div>
      )
    case 14:
      return component.divider === false ? <div className={styles.gap} /> : <hr className={styles.line} />
    case 17:
      return <div className={styles.container}>{inside}</div>
    default:
      return null
  }
}

const LOOKS: Record<number, string | undefined> = { 1: styles.main, 3: styles.good, 4: styles.bad }

function Button({ component, message }: { component: LooseComponent; message: SandboxMessage }) {
  const { self } = useActing()
  const presses = usePressed()
  const words = (
    <>
      {component.emoji?.name ? <span>{component.emoji.name}</span> : null}
      {component.label}
    </>
  )
  if (component.style === 5) {
    return (
      <a className={styles.button} href={component.url} target="_blank" rel="noreferrer noopener">
        {words}
        <IconExternalLink size={15} aria-hidden />
      </a>
    )
  }
  const id = component.custom_id ?? ''
  const { pending } = presses.of(message.id)
  const press = () =>
    presses.start(message.id, id, () =>
      call('press', { member: self.user.id, channel: message.channel_id, message: message.id, custom_id: id }),
    )
  return (
    <button
      type="button"
      className={`${styles.button} ${LOOKS[component.style ?? 2] ?? ''}`}
      disabled={component.disabled || pending !== null}
      aria-busy={pending === id}
      onClick={press}
    >
      {words}
      {pending === id ? <IconLoader2 size={15} className={styles.spin} aria-label="waiting" /> : null}
    </button>
  )
}

function MessageSelect({ component, message }: { component: LooseComponent; message: SandboxMessage }) {
  const { self } = useActing()
  const presses = usePressed()
  const id = component.custom_id ?? ''
  const send = (values: string[]) =>
    presses.start(message.id, id, () =>
      call('select', { member: self.user.id, channel: message.channel_id, message: message.id, custom_id: id, values }),
    )
  const busy = presses.of(message.id).pending !== null
  return <SelectMenu component={component} disabled={component.disabled === true || busy} onChoose={send} />
}
