import { Link } from '@tanstack/react-router'
import type { AnswerStatistics } from '../../protocol/learning.ts'
import { languageWords } from '../knowledge/languages.ts'
import classes from './languages.module.css'

interface LanguagesProps {
  all: AnswerStatistics['languages']
  chosen: string | null
  choose: (language: string | null) => void
}

/** In which languages was asked, and how much of it was answered; one of them can be looked at alone. */
export function Languages({ all, chosen, choose }: LanguagesProps) {
  const most = Math.max(1, ...all.map(({ asked }) => asked))
  return (
    <section className={classes.languages} aria-labelledby="languages">
      <header>
        <h2 id="languages">Languages</h2>
        <Link to="/knowledge/$article" params={{ article: 'gaps' }}>
          Questions without an answer
        </Link>
      </header>
      <ul>
        {all.map(({ locale, asked, answered }) => (
          <li key={locale}>
            <button
              type="button"
              aria-pressed={locale === chosen}
              onClick={() => choose(locale === chosen ? null : locale)}
            >
              <b>{languageWords(locale)}</b>
              <span>{asked} asked</span>
              <i aria-hidden>
                <u style={{ inlineSize: `${(answered / most) * 100}%` }} />
                <s style={{ inlineSize: `${((asked - answered) / most) * 100}%` }} />
              </i>
              <small>{Math.round((answered / Math.max(1, asked)) * 100)} % answered</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
