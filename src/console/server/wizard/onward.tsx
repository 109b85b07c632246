import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { WizardSearch } from '../search.ts'
import classes from './wizard.module.css'

/** From a step that was gone back to, on to where it was left. */
export function Onward({ search, words = 'Go on' }: { search: WizardSearch; words?: string }) {
  return (
    <div className={classes.foot}>
      <Link to="/server/new" search={{ ...search, step: undefined }} className={classes.primary}>
        {words}
        <IconArrowRight aria-hidden className="flip" />
      </Link>
    </div>
  )
}
