import { IconMessageChatbotFilled } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import classes from './look.module.css'

/** The virtual agent's one mark, wherever it speaks or proposes something. Never speaks: its name stands beside it. */
export function VirtualMark({ size }: { size: number }) {
  return (
    <span className={classes.virtualMark} style={{ '--size': `${size}px` } as CSSProperties} aria-hidden>
      <IconMessageChatbotFilled />
    </span>
  )
}
