import { IconBook2 } from '@tabler/icons-react'
import { parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { Key } from '../look/button.tsx'
import { failureOf } from '../session/rpc.ts'
import classes from './picker.module.css'
import type { Picker } from './use-picker.ts'

/** The articles that fit what stands behind the slash. The keyboard stays in the field. */
export function ArticlePicker({ picker }: { picker: Picker }) {
  if (!picker.open) return null
  return (
    <div className={classes.picker}>
      <p className={classes.head}>
        Insert an article
        <span>
          <Key>↑</Key> <Key>↓</Key> <Key>↵</Key>
        </span>
      </p>
      <div role="listbox" id="article-picker" aria-label="Articles">
        {picker.items.map((article, at) => (
          <div
            key={article.id}
            id={`pick-${article.id}`}
            role="option"
            aria-selected={at === picker.active}
            tabIndex={-1}
            className={classes.option}
            // The field keeps the focus: a press on the list must not take it away first.
            onPointerDown={(event) => {
              event.preventDefault()
              picker.pick(article.id)
            }}
          >
            <IconBook2 aria-hidden />
            <b className="clip">
              <bdi dir="auto">{article.title}</bdi>
            </b>
            <span className="clip" dir="auto">
              {plainText(parseMarkdown(article.start))}
            </span>
          </div>
        ))}
      </div>
      {picker.items.length === 0 && (
        <p className={classes.none}>
          {picker.error
            ? failureOf(picker.error).words
            : picker.read
              ? 'No published article has these words.'
              : 'Looking…'}
        </p>
      )}
    </div>
  )
}
