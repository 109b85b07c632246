import { Menu } from '@mantine/core'
import { IconDots, IconEyeOff, IconTrash } from '@tabler/icons-react'
import type { ArticleView } from '../../protocol/articles.ts'
import { SAVE_KEYS } from '../inbox/keys.ts'
import { Button } from '../look/button.tsx'
import { shortAge } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { Back } from './back.tsx'
import classes from './knowledge.module.css'
import { languagesWith, languageWords } from './languages.ts'
import type { EditedArticle } from './use-article.ts'

interface BarProps {
  article: ArticleView | null
  edited: EditedArticle
  remove: () => void
}

/** The language, the state, and what can be done with the article as it is now. */
export function EditorBar({ article, edited, remove }: BarProps) {
  const { value, type } = edited
  return (
    <header className={classes.bar}>
      <Back />
      <select
        className={classes.language}
        aria-label="Language"
        value={value.locale}
        onChange={(event) => type({ locale: event.target.value })}
      >
        {languagesWith(value.locale).map((locale) => (
          <option key={locale} value={locale}>
            {languageWords(locale)}
          </option>
        ))}
      </select>
      <Status article={article} changed={edited.changed} />
      <Acts article={article} edited={edited} />
      {article && <More article={article} edited={edited} remove={remove} />}
    </header>
  )
}

function Status({ article, changed }: { article: ArticleView | null; changed: boolean }) {
  const now = useNow(60_000)
  const age = article ? shortAge(article.updatedAt, now) : ''
  const who = article?.updatedBy ? ` by ${article.updatedBy.publicName}` : ''
  const saved = age === 'now' ? `Saved just now${who}` : `Saved ${age}${who}`
  const state = article?.status === 'published' ? 'Published' : 'Draft'
  return (
    <span className={classes.status} role="status">
      <b>{state}</b>
      <span className={classes.since}>{changed ? 'Not saved yet' : article ? saved : 'New'}</span>
    </span>
  )
}

/** A draft can be kept or published; a published one is saved, and answers with the new words at once. */
function Acts({ article, edited }: { article: ArticleView | null; edited: EditedArticle }) {
  const { changed, busy, theirs, value, save, publish } = edited
  const titled = value.title.trim() !== ''
  const blocked = busy || theirs !== null || !titled
  const published = article?.status === 'published'
  const why = titled ? undefined : 'It needs a title first'
  return (
    <>
      {changed && (
        <Button
          tone={published ? 'primary' : 'default'}
          disabled={blocked}
          title={why}
          shortcut={SAVE_KEYS}
          onClick={() => void save()}
        >
          Save
        </Button>
      )}
      {!published && (
        <Button tone="primary" disabled={blocked} title={why} onClick={() => void publish()}>
          Publish
        </Button>
      )}
    </>
  )
}

function More({ article, edited, remove }: BarProps & { article: ArticleView }) {
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.dots} aria-label="More">
          <IconDots aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {article.status === 'published' && (
          <Menu.Item
            leftSection={<IconEyeOff size={16} stroke={1.75} aria-hidden />}
            onClick={() => void edited.unpublish()}
          >
            Unpublish
          </Menu.Item>
        )}
        <Menu.Item
          color="var(--gd-bad-text)"
          leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />}
          onClick={remove}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
