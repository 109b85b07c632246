import { IconArrowLeft, IconFlagUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { CaseChip } from '../../inbox/case-chip.tsx'
import { PageTitle } from '../../inbox/page-title.tsx'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { useNow } from '../../look/use-now.ts'
import { failureOf } from '../../session/rpc.ts'
import { KindIcon } from '../kind-icon.tsx'
import type { ModerationSearch } from '../look.ts'
import { reportQuery } from '../queries.ts'
import { closedWords, KIND_WORDS } from '../words.ts'
import { ActBar } from './act-bar.tsx'
import { Alarm } from './alarm.tsx'
import classes from './detail.module.css'
import { History } from './history.tsx'
import { Others } from './others.tsx'
import { Reporters } from './reporters.tsx'
import { Said } from './said.tsx'
import { Subject } from './subject.tsx'
import { useReportActs } from './use-report-acts.ts'

/** One report or alarm with all that is known, and what can be done about it. */
export function ReportPane({ id, search }: { id: string; search: ModerationSearch }) {
  const { data: report, error, refetch } = useQuery(reportQuery(id))
  useOwnAddress(id, report, search)
  if (report) return <Report report={report} search={search} />
  return (
    <section className={classes.pane} aria-label="Report">
      {error && (
        <Empty drawing="letters" title="The report could not be read" words={failureOf(error).words}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </Empty>
      )}
    </section>
  )
}

/** Links from its case name the case; the address then becomes the report's own. */
function useOwnAddress(id: string, report: ModerationDetail | undefined, search: ModerationSearch): void {
  const navigate = useNavigate()
  const own = report?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another report is another address.
  useEffect(() => {
    if (own && own !== id) void navigate({ to: '/moderation/$report', params: { report: own }, search, replace: true })
  }, [own, id])
}

function Report({ report, search }: { report: ModerationDetail; search: ModerationSearch }) {
  const now = useNow(30_000)
  const acts = useReportActs(report)
  const { kind, facts, subject, text, files } = report
  // Of a lookalike the words are the name, which stands above already.
  const spoke = kind !== 'lookalike' && (text !== '' || files.length > 0)
  return (
    <section className={classes.pane} aria-label="Report">
      <PageTitle>{`${KIND_WORDS[kind]}: ${subject.name || 'somebody'}`}</PageTitle>
      <Head report={report} search={search} now={now} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div className={classes.scroll} tabIndex={0}>
        <div className={classes.body}>
          <Subject report={report} now={now} />
          {(kind === 'lookalike' || facts.found !== undefined) && <Alarm report={report} />}
          {spoke && <Said report={report} />}
          <Reporters report={report} now={now} />
          <Others report={report} search={search} />
          <History report={report} acts={acts} now={now} />
        </div>
      </div>
      <ActBar report={report} acts={acts} now={now} />
    </section>
  )
}

function Head({ report, search, now }: { report: ModerationDetail; search: ModerationSearch; now: number }) {
  const { kind, state, raised, case: chip } = report
  return (
    <header className={classes.bar}>
      <Link to="/moderation" search={search} className={classes.back} aria-label="Back to the list">
        <IconArrowLeft aria-hidden className="flip" />
      </Link>
      <KindIcon kind={kind} />
      <h1>{KIND_WORDS[kind]}</h1>
      <Link to="/cases/$id" params={{ id: chip.id }} className={classes.chip}>
        <CaseChip of={chip} />
      </Link>
      <span className={classes.grow} />
      {raised && (
        <span className={classes.raised}>
          <IconFlagUp aria-hidden />
          Raised<span className={classes.wide}> for an admin</span>
        </span>
      )}
      {state !== 'open' && <span className={`${classes.closed} clip`}>{closedWords(report, now)}</span>}
    </header>
  )
}
