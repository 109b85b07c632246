import { IconCornerUpLeft, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { type MenuSpot, spotUnder } from '../look/menu.tsx'
import styles from './message.module.css'

/** What can be done with a message, shown while it is pointed at or has the focus. */
export function MessageTools(props: {
  own: boolean
  onReply: () => void
  onEdit: () => void
  onDelete: () => void
  onMore: (spot: MenuSpot) => void
}) {
  return (
    <div className={styles.tools}>
      <button type="button" aria-label="Reply" title="Reply (R)" onClick={props.onReply}>
        <IconCornerUpLeft size={17} stroke={1.75} aria-hidden />
      </button>
      {props.own ? (
        <>
          <button type="button" aria-label="Edit message" title="Edit (E)" onClick={props.onEdit}>
            <IconPencil size={17} stroke={1.75} aria-hidden />
          </button>
          <button type="button" aria-label="Delete message" title="Delete (Del)" onClick={props.onDelete}>
            <IconTrash size={17} stroke={1.75} aria-hidden />
          </button>
        </>
      ) : null}
      <button
        type="button"
        aria-label="More"
        aria-haspopup="menu"
        title="More"
        onClick={(event) => props.onMore(spotUnder(event.currentTarget))}
      >
        <IconDots size={17} stroke={1.75} aria-hidden />
      </button>
    </div>
  )
}
