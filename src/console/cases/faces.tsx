import { Picture } from '../look/picture.tsx'
import classes from './faces.module.css'

interface FacesProps {
  of: readonly { id: string; picture: string | null }[]
  size?: number
}

/** A few people, one over the other; their names stand beside them. */
export function Faces({ of, size = 20 }: FacesProps) {
  return (
    <span className={classes.faces} aria-hidden>
      {of.map((person) => (
        <Picture key={person.id} of={person} size={size} className={classes.face} />
      ))}
    </span>
  )
}
