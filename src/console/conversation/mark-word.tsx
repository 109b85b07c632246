import { IconCheck, IconX } from '@tabler/icons-react'
import type { MessageView } from '../../protocol/messages.ts'
import classes from './mark.module.css'

/** At the foot of an answer: what an agent said of it. */
export function MarkWord({ mark }: { mark: MessageView['mark'] }) {
  if (mark === null) return null
  return (
    <span className={`${classes.word} ${classes[mark]}`}>
      {mark === 'right' ? <IconCheck aria-hidden /> : <IconX aria-hidden />}
      Marked {mark}
    </span>
  )
}
