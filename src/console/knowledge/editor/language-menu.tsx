import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconLanguage, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ArticleView } from '../../../protocol/articles.ts'
import { rpc } from '../../session/rpc.ts'
import classes from '../knowledge.module.css'
import { languagesWith, languageWords } from '../languages.ts'
import type { EditedArticle } from './use-article.ts'

/** The languages in which this answer stands, and those into which it may be put. */
export function LanguageMenu({ article, edited }: { article: ArticleView; edited: EditedArticle }) {
  const navigate = useNavigate()
  const { id, locale, translations, translationOf } = article
  const open = (other: string) => navigate({ to: '/knowledge/$article', params: { article: other } })
  const others = translations.filter((each) => each.id !== id)
  const taken = new Set([locale, ...others.map((each) => each.locale)])
  const translate = (into: string) =>
    edited.afterSaving(async () => {
      const made = await rpc.articles.translate({ id: translationOf ?? id, locale: into })
      await navigate({ to: '/knowledge/$article', params: { article: made.id }, ignoreBlocker: true })
      return undefined
    })
  return (
    <Menu position="bottom-start" width={240} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.languages} aria-label={`Language: ${languageWords(locale)}`}>
          <IconLanguage aria-hidden />
          <span className="clip">{languageWords(locale)}</span>
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.languageList}>
        <Menu.Item leftSection={<IconCheck size={16} stroke={1.75} aria-hidden />} aria-current>
          {languageWords(locale)}
        </Menu.Item>
        {others.map((each) => (
          <Menu.Item
            key={each.id}
            leftSection={<i className={classes.noIcon} />}
            rightSection={<small className={classes.tag}>{tagOf(each)}</small>}
            onClick={() => void open(each.id)}
          >
            {languageWords(each.locale)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Translate into</Menu.Label>
        {languagesWith(locale)
          .filter((each) => !taken.has(each))
          .map((each) => (
            <Menu.Item
              key={each}
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
              onClick={() => void translate(each)}
            >
              {languageWords(each)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const tagOf = ({ status, behind }: ArticleView['translations'][number]) =>
  behind ? 'Behind' : status === 'draft' ? 'Draft' : ''

/** The language of an article that is not stored yet. */
export function NewLanguage({ edited: { place, setPlace } }: { edited: EditedArticle }) {
  return (
    <select
      className={classes.language}
      aria-label="Language"
      value={place.locale}
      onChange={(event) => void setPlace({ locale: event.target.value })}
    >
      {languagesWith(place.locale).map((locale) => (
        <option key={locale} value={locale}>
          {languageWords(locale)}
        </option>
      ))}
    </select>
  )
}
