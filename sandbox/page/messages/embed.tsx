import type { APIEmbed } from 'discord-api-types/v10'
import type { CSSProperties } from 'react'
import { Each } from '../look/each.ts'
import { readableColour } from '../look/readable-colour.ts'
import styles from './embed.module.css'
import { Markdown } from './markdown.tsx'

/** A card that the application sent with a message (documentation: resources/message, "Embed Object"). */
export function Embed({ embed }: { embed: APIEmbed }) {
  const edge = readableColour(embed.color ?? 0)
  const style = edge ? ({ '--edge': edge } as CSSProperties) : undefined
  return (
    <article className={styles.embed} style={style} aria-label={embed.title ?? 'Card'}>
      {embed.thumbnail ? <img className={styles.thumbnail} src={embed.thumbnail.url} alt="" /> : null}
      {embed.author ? <p className={styles.author}>{embed.author.name}</p> : null}
      {embed.title ? (
        <div className={styles.title}>
          {embed.url ? <Markdown text={`[${embed.title}](${embed.url})`} /> : <Markdown text={embed.title} />}
        </div>
      ) : null}
      {embed.description ? (
        <div className={styles.words}>
          <Markdown text={embed.description} />
        </div>
      ) : null}
      {embed.fields?.length ? (
        <dl className={styles.fields}>
          <Each
            of={embed.fields}
            draw={(field) => (
              <div className={field.inline ? '' : styles.wide}>
                <dt>{field.name}</dt>
                <dd>
                  <Markdown text={field.value} />
                </dd>
              </div>
            )}
          />
        </dl>
      ) : null}
      {embed.image ? <img className={styles.image} src={embed.image.url} alt="" /> : null}
      {embed.footer ? <p className={styles.foot}>{embed.footer.text}</p> : null}
    </article>
  )
}
