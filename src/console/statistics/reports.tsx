import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerStatistics } from '../../protocol/learning.ts'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { togglePane } from '../inbox/panes.ts'
import { languageWords } from '../knowledge/languages.ts'
import { answersQuery } from '../live/learning.ts'
import { Strip } from '../live/strip.tsx'
import { Empty } from '../look/empty.tsx'
import { Note } from '../page/note.tsx'
import { MenuButton } from '../page/page.tsx'
import { failureOf } from '../session/rpc.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import { Articles } from './articles.tsx'
import { Chart } from './chart.tsx'
import { Figures } from './figures.tsx'
import { Languages } from './languages.tsx'
import { Period } from './period.tsx'
import classes from './reports.module.css'

/** What members asked the virtual agent, and what became of it. */
export function ReportsPage() {
  const [days, setDays] = useState(7)
  const [language, setLanguage] = useState<string | null>(null)
  const all = useQuery({ ...answersQuery(days), placeholderData: keepPreviousData })
  const chosen = useQuery({
    ...answersQuery(days, language ?? undefined),
    placeholderData: keepPreviousData,
  })
  useKeys({ '[': () => togglePane('nav') })
  const error = chosen.error ?? all.error
  return (
    <main className={classes.page}>
      <PageTitle>Reports</PageTitle>
      <Strip />
      <header className={classes.bar}>
        <MenuButton />
        <h1>Reports</h1>
        <nav className={classes.tabs} aria-label="Reports">
          <Link to="/reports" aria-current="page">
            Virtual agent
          </Link>
        </nav>
        <Period days={days} pick={setDays} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <div className={classes.scroll} tabIndex={0}>
        {error && <Note tone="bad">The report could not be read: {failureOf(error).words}</Note>}
        {language !== null && <Filter language={language} drop={() => setLanguage(null)} />}
        {chosen.data && (chosen.data.totals.asked > 0 || language !== null) && (
          <Report of={chosen.data} languages={all.data?.languages ?? []} language={language} choose={setLanguage} />
        )}
        {chosen.data?.totals.asked === 0 && language === null && <Nothing days={chosen.data.days.length} />}
      </div>
      <NavDrawer />
    </main>
  )
}

interface ReportProps {
  of: AnswerStatistics
  /** Of all questions, whichever language is chosen. */
  languages: AnswerStatistics['languages']
  language: string | null
  choose: (language: string | null) => void
}

function Report({ of, languages, language, choose }: ReportProps) {
  return (
    <>
      <Figures of={of} />
      <div className={classes.beside}>
        <Chart days={of.days} />
        <Languages all={languages} chosen={language} choose={choose} />
      </div>
      <Articles all={of.articles} />
    </>
  )
}

/** Where only one language is looked at, it says so, with the way back. */
function Filter({ language, drop }: { language: string; drop: () => void }) {
  return (
    <p className={classes.filter} role="status">
      Only what was asked in {languageWords(language)}.
      <button type="button" onClick={drop}>
        All languages
      </button>
    </p>
  )
}

function Nothing({ days }: { days: number }) {
  const { name } = useVirtualAgent()
  return (
    <Empty
      drawing="bubbles"
      title={`Nobody asked in the last ${days} days`}
      words={`When members ask ${name}, this tells what it answered and whether that helped.`}
    >
      <Link to="/knowledge" className={classes.more}>
        Look at what it knows
      </Link>
    </Empty>
  )
}
