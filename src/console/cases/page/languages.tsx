import { Words } from '../../conversation/words.tsx'
import { LANGUAGE_WORDS } from '../words.ts'
import classes from './composer.module.css'
import { counted } from './telling.ts'
import type { MemberLocale, Update } from './use-update.ts'

const nameOf = (locale: string): string => LANGUAGE_WORDS[locale] ?? locale

interface LanguagesProps {
  update: Update
  /** The keyboard goes where the words are written: letters beside it are keys of the desk. */
  write: () => void
}

/** How many read each language; where there are two, each has words of its own. */
export function Languages({ update: { counts, locale, setLocale, texts }, write }: LanguagesProps) {
  if (counts.length < 2) {
    return counts.map((each) => (
      <span key={each.locale} className={classes.language}>
        {nameOf(each.locale)} <span>{each.count.toLocaleString('en')}</span>
      </span>
    ))
  }
  return (
    <fieldset className={classes.languages} aria-label="Language">
      {counts.map((each) => (
        <button
          key={each.locale}
          type="button"
          className={classes.language}
          aria-pressed={each.locale === locale}
          onClick={() => {
            setLocale(each.locale as MemberLocale)
            write()
          }}
        >
          {nameOf(each.locale)} <span>{each.count.toLocaleString('en')}</span>
          {texts[each.locale as MemberLocale] !== undefined && <span className="unseen">, written</span>}
        </button>
      ))}
    </fieldset>
  )
}

/** What each of them will read. */
export function Preview({ update: { counts, texts } }: { update: Update }) {
  const any = texts.en ?? texts['pt-BR']
  if (any === undefined) return <p className={classes.nothing}>Nothing is written yet.</p>
  return (
    <div className={classes.preview}>
      {counts.map(({ locale, count }) => {
        const own = texts[locale as MemberLocale]
        return (
          <section key={locale} aria-label={nameOf(locale)}>
            <h3>
              {counted(count, 'member')} in {nameOf(locale)}
              {own === undefined && <span>, who get the {nameOf(locale === 'en' ? 'pt-BR' : 'en')} words</span>}
            </h3>
            <Words text={own ?? any} />
          </section>
        )
      })}
    </div>
  )
}
