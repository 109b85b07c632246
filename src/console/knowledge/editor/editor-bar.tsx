import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconEyeOff, IconLanguage, IconTrash } from '@tabler/icons-react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { SAVE_KEYS } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { fullDate, shortAge } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Back } from '../back.tsx'
import classes from '../knowledge.module.css'
import { Behind } from './behind.tsx'
import { LanguageMenu, NewLanguage } from './language-menu.tsx'
import type { EditedArticle } from './use-article.ts'

interface BarProps {
  article: ArticleView | null
  edited: EditedArticle
  ask: (what: 'delete' | 'language') => void
}

/** The language, the state, and what can be done with the article as it is now. */
export function EditorBar({ article, edited, ask }: BarProps) {
  return (
    <header className={classes.bar}>
      <Back />
      {article ? <LanguageMenu article={article} edited={edited} /> : <NewLanguage edited={edited} />}
      {article && <Behind article={article} />}
      <Status article={article} edited={edited} />
      <Acts article={article} edited={edited} />
      {article && <More article={article} edited={edited} ask={ask} />}
    </header>
  )
}

function Status({ article, edited: { changed, missing } }: Pick<BarProps, 'article' | 'edited'>) {
  const now = useNow(60_000)
  const age = article ? shortAge(article.updatedAt, now) : ''
  const who = article?.updatedBy ? ` by ${article.updatedBy.publicName}` : ''
  const saved = age === 'now' ? `Saved just now${who}` : `Saved ${age}${who}`
  return (
    <span className={classes.status} role="status">
      <b>{stateOf(article)}</b>
      <span className={classes.since} title={article ? `Saved ${fullDate(article.updatedAt)}${who}` : undefined}>
        {changed ? (missing ?? 'Not saved yet') : article ? saved : 'New'}
      </span>
    </span>
  )
}

function stateOf(article: ArticleView | null): string {
  if (article?.status !== 'published') return 'Draft'
  return article.draft ? 'Edited' : 'Published'
}

/** What members get changes by "Publish" alone; what is saved before waits for it. */
function Acts({ article, edited }: Pick<BarProps, 'article' | 'edited'>) {
  const { changed, busy, theirs, missing, save, publish } = edited
  const blocked = busy || theirs !== null || missing !== null
  const waits = changed || article?.status !== 'published' || article.draft !== null
  return (
    <>
      {changed && (
        <Button
          disabled={blocked}
          title={missing ?? undefined}
          shortcut={SAVE_KEYS}
          className={classes.save}
          onClick={() => void save()}
        >
          Save
        </Button>
      )}
      {waits && (
        <Button tone="primary" disabled={blocked} title={missing ?? undefined} onClick={() => void publish()}>
          Publish
        </Button>
      )}
    </>
  )
}

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

function More({ article, edited, ask }: Pick<BarProps, 'edited' | 'ask'> & { article: ArticleView }) {
  const published = article.status === 'published'
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={classes.dots} aria-label="More">
          <IconDots aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {published && (article.draft || edited.changed) && (
          <Menu.Item leftSection={<IconArrowBackUp {...ICON} className="flip" />} onClick={() => void edited.discard()}>
            Discard changes
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLanguage {...ICON} />} onClick={() => ask('language')}>
          Change its language
        </Menu.Item>
        {published && (
          <Menu.Item leftSection={<IconEyeOff {...ICON} />} onClick={() => void edited.unpublish()}>
            Unpublish
          </Menu.Item>
        )}
        <Menu.Item color="var(--gd-bad-text)" leftSection={<IconTrash {...ICON} />} onClick={() => ask('delete')}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
