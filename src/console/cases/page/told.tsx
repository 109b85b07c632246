import { IconChecks, IconRefresh } from '@tabler/icons-react'
import type { CaseRow } from '../../../protocol/cases.ts'
import classes from './history.module.css'

/** How far what was told has come: "88 of 91 told", and who could not be reached. */
export function Told({ of: { told, unreached, of } }: { of: NonNullable<CaseRow['told']> }) {
  const done = told + unreached >= of
  return (
    <p className={`${classes.told} ${done ? classes.toldAll : ''}`}>
      {done ? <IconChecks aria-hidden /> : <IconRefresh aria-hidden />}
      <span>
        {told.toLocaleString('en')} of {of.toLocaleString('en')} told
        {unreached > 0 && `, ${unreached.toLocaleString('en')} could not be reached`}
      </span>
    </p>
  )
}
