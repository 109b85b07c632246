import type { ArticleImageView } from '../../../protocol/articles.ts'
import { Words } from '../../conversation/words.tsx'
import { VirtualMark } from '../../look/virtual-mark.tsx'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import classes from './preview.module.css'

interface PreviewProps {
  title: string
  body: string
  images: readonly ArticleImageView[]
}

/** The article as the virtual agent gives it to a member: a card with its title and its words. */
export function Preview({ title, body, images }: PreviewProps) {
  const { name } = useVirtualAgent()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={classes.preview} aria-labelledby="preview" tabIndex={0}>
      <h2 id="preview">As members read it</h2>
      <div className={classes.message}>
        <VirtualMark size={32} />
        <div>
          <p className={classes.speaker}>
            <b>
              <bdi>{name}</bdi>
            </b>{' '}
            virtual agent
          </p>
          <div className={classes.card}>
            <b dir="auto">{title.trim() || 'The title'}</b>
            <Words text={body} />
            {images.length > 0 && (
              <div className={classes.images}>
                {images.map(({ id, address, name }) => (
                  <img key={id} src={address} alt={name} />
                ))}
              </div>
            )}
          </div>
        </div>
      </div>
    </section>
  )
}
