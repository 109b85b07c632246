import { IconAlertTriangle } from '@tabler/icons-react'
import type { InteractionView } from '../../contract.ts'
import { Picture } from '../creatures/picture.tsx'
import { nameOf, useActing } from '../window/acting.ts'
import styles from './message.module.css'

/** An own command that waits for its answer, or got none within three seconds. */
export function CommandLine({ interaction, onDismiss }: { interaction: InteractionView; onDismiss: () => void }) {
  const { state, self } = useActing()
  const { bot } = state.application
  const failed = interaction.state === 'failed'
  return (
    <li className={styles.message}>
      <Picture user={bot} size={38} />
      <div className={styles.main}>
        <UsedLine user={self.user} title={interaction.title} />
        <div className={styles.head}>
          <bdi className={styles.name}>{nameOf(state, bot)}</bdi>
          <span className={styles.app}>APP</span>
        </div>
        {failed ? (
          <p className={styles.failed} role="alert">
            <IconAlertTriangle size={15} aria-hidden /> The application did not respond
          </p>
        ) : (
          <p className={styles.waiting}>Sending command</p>
        )}
        {failed ? (
          <p className={styles.only}>
            Only you can see this ·{' '}
            <button type="button" onClick={onDismiss}>
              Dismiss
            </button>
          </p>
        ) : null}
      </div>
    </li>
  )
}

export function UsedLine({
  user,
  title,
}: {
  user: { id: string; username: string; global_name: string | null; avatar: string | null }
  title: string
}) {
  const { state } = useActing()
  return (
    <p className={styles.used}>
      <Picture user={user} size={16} />
      <b>
        <bdi>{nameOf(state, user)}</bdi>
      </b>{' '}
      used <span className={styles.command}>{title}</span>
    </p>
  )
}
