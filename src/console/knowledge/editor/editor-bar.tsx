import { Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconEyeOff, IconHistory, IconLanguage, IconTrash } from '@tabler/icons-react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { SAVE_KEYS } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { fullDate, shortAge } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Back } from '../back.tsx'
import classes from '../knowledge.module.css'
import { startReplay } from '../side/start-replay.ts'
import { Behind } from './behind.tsx'
import { LanguageMenu, NewLanguage } from './language-menu.tsx'
import type { EditedArticle } from './use-article.ts'

const REPLAYED_DAYS = 7

interface BarProps {
  article: ArticleView | null
  edited: EditedArticle
  ask: (what: 'delete' | 'language') => void
  /** Shows a replay that was started. */
  replay: (id: string) => void
}

/** The language, the state, and what can be done with the article as it is now. */
export function EditorBar({ article, edited, ask, replay }: BarProps) {
  return (
    <header className={classes.bar}>
      <Back />
      {article ? <LanguageMenu article={article} edited={edited} /> : <NewLanguage edited={edited} />}
      {article && <Behind article={article} />}
      <Status article={article} edited={edited} />
      <Acts article={article} edited={edited} replay={replay} />
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
function Acts({ article, edited, replay }: Pick<BarProps, 'article' | 'edited' | 'replay'>) {
  const { changed, busy, theirs, missing, save, publish, afterSaving } = edited
  const blocked = busy || theirs !== null || missing !== null
  const waits = changed || article?.status !== 'published' || article.draft !== null
  const again = () =>
    afterSaving(async (stored) => {
      replay(await startReplay({ article: stored.id, days: REPLAYED_DAYS }))
      return undefined
    })
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
      {article && waits && (
        <Button
          className={classes.replay}
          disabled={blocked}
          title={missing ?? 'Puts the questions of the last 7 days to this draft'}
          onClick={() => void again()}
        >
          <IconHistory aria-hidden />
          <span>Replay {REPLAYED_DAYS} days</span>
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
