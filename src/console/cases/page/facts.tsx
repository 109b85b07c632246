import type { ReactNode } from 'react'
import { Moment } from '../../context/moment.tsx'
import { Picture } from '../../look/picture.tsx'
import { AREA_WORDS, OUTCOME_WORDS, PLATFORM_WORDS, SEVERITY_WORDS } from '../words.ts'
import type { CaseActs } from './acts.ts'
import { Due } from './due.tsx'
import { FixedIn } from './fixed-in.tsx'
import { OwnerMenu } from './owner-menu.tsx'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'
import { Tags } from './tags.tsx'

interface FactsProps {
  shown: ShownCase
  acts: CaseActs
}

/** What can be said of a case in a word; what was never said has no line, but for what an agent would add. */
export function Facts({ shown, acts }: FactsProps) {
  const { severity, platforms, area } = shown.fields
  return (
    <section className={classes.section} aria-label="Facts">
      <dl className={classes.facts}>
        <Fact name="Owner">
          <OwnerMenu shown={shown} acts={acts} />
        </Fact>
        <Fact name="Due">
          <Due shown={shown} acts={acts} />
        </Fact>
        {severity && <Fact name="Severity">{SEVERITY_WORDS[severity]}</Fact>}
        {platforms && platforms.length > 0 && (
          <Fact name="Platform">{platforms.map((each) => PLATFORM_WORDS[each]).join(', ')}</Fact>
        )}
        {area && <Fact name="Area">{AREA_WORDS[area]}</Fact>}
        {(shown.type === 'bug' || shown.type === 'feature') && (
          <Fact name="Fixed in">
            <FixedIn shown={shown} acts={acts} />
          </Fact>
        )}
        <Fact name="Tags">
          <Tags shown={shown} acts={acts} />
        </Fact>
        {shown.outcome && <Fact name="Outcome">{OUTCOME_WORDS[shown.outcome]}</Fact>}
        {shown.resolvedAt && (
          <Fact name="Resolved">
            <Moment at={shown.resolvedAt} />
          </Fact>
        )}
        {shown.openedBy && (
          <Fact name="Opened by">
            <Picture of={shown.openedBy} size={20} />
            <bdi className="clip">{shown.openedBy.publicName}</bdi>
          </Fact>
        )}
        {shown.guild && (
          <Fact name="Server">
            <bdi className="clip">{shown.guild.name}</bdi>
          </Fact>
        )}
        <Fact name="Seen by">{shown.published ? 'Members' : 'Your team only'}</Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
