import { Menu } from '@mantine/core'
import {
  IconBold,
  IconChevronDown,
  IconCode,
  IconId,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { FORMAT_KEYS } from '../../inbox/keys.ts'
import { useStore } from '../../live/store.ts'
import { IconButton } from '../../look/button.tsx'
import { AddImage } from './add-image.tsx'
import { cardShown, toggleCard } from './card-shown.ts'
import classes from './format-bar.module.css'
import type { Format } from './format-text.ts'
import type { EditedArticle } from './use-article.ts'

const INLINE: readonly [Format, string, ComponentType, string?][] = [
  ['bold', 'Bold', IconBold, FORMAT_KEYS.bold],
  ['italic', 'Italic', IconItalic, FORMAT_KEYS.italic],
  ['link', 'Link', IconLink, FORMAT_KEYS.link],
  ['code', 'Code', IconCode],
]
const LINES: readonly [Format, string, ComponentType][] = [
  ['list', 'List', IconList],
  ['steps', 'Numbered steps', IconListNumbers],
]
const STYLES: readonly [Format, string][] = [
  ['text', 'Text'],
  ['heading', 'Heading'],
  ['subheading', 'Smaller heading'],
  ['quote', 'Quote'],
]

interface FormatBarProps {
  format: (as: Format) => void
  article: ArticleView | null
  edited: EditedArticle
}

/** Acts on the Markdown that is selected, adds pictures, and shows the article as members read it. */
export function FormatBar({ format, article, edited }: FormatBarProps) {
  const shown = useStore(cardShown, (on) => on)
  return (
    <div className={classes.bar} role="toolbar" aria-label="Form of the text">
      <Menu position="bottom-start" width={180} withInitialFocusPlaceholder={false} returnFocus={false}>
        <Menu.Target>
          <button type="button" className={classes.style}>
            Text
            <IconChevronDown aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {STYLES.map(([as, words]) => (
            <Menu.Item key={as} onClick={() => format(as)}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <i className={classes.rule} />
      {INLINE.map(([as, words, Icon, keys]) => (
        <FormatButton key={as} words={words} keys={keys} Icon={Icon} act={() => format(as)} />
      ))}
      <i className={classes.rule} />
      {LINES.map(([as, words, Icon]) => (
        <FormatButton key={as} words={words} Icon={Icon} act={() => format(as)} />
      ))}
      <AddImage article={article} edited={edited} />
      <button type="button" className={classes.card} aria-pressed={shown} onClick={toggleCard}>
        <IconId aria-hidden />
        As a card
      </button>
    </div>
  )
}

interface FormatButtonProps {
  words: string
  keys?: string | undefined
  Icon: ComponentType
  act: () => void
}

function FormatButton({ words, keys, Icon, act }: FormatButtonProps) {
  return (
    <IconButton
      label={words}
      shortcut={keys}
      className={classes.icon}
      // The field keeps its selection: a press on the bar must not take the focus away first.
      onPointerDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <Icon aria-hidden />
    </IconButton>
  )
}
