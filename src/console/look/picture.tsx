import { type CSSProperties, useState } from 'react'
import { Creature } from './creature.tsx'
import classes from './look.module.css'

interface PictureProps {
  /** Address of the picture; null for the drawn creature. */
  of: { id: string; picture: string | null }
  size: number
  square?: boolean
  className?: string | undefined
}

/** A person's own picture, or a drawn creature where there is none or where it cannot be loaded. Never speaks: a name stands beside it. */
export function Picture({ of, size, square = false, className }: PictureProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const names = `${classes.picture} ${square ? classes.square : ''} ${className ?? ''}`
  const own = { '--size': `${size}px` } as CSSProperties
  return (
    <span className={names} style={own}>
      {of.picture !== null && broken !== of.picture ? (
        <img src={of.picture} alt="" width={size} height={size} onError={() => setBroken(of.picture)} />
      ) : (
        <Creature id={of.id} />
      )}
    </span>
  )
}
