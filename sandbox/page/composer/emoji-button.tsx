import { IconMoodSmile } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import button from '../look/button.module.css'
import styles from './composer.module.css'

const EMOJI = [
  '😀',
  '😂',
  '🙂',
  '😉',
  '😍',
  '🤔',
  '😅',
  '😢',
  '😡',
  '🫠',
  '👍',
  '👎',
  '🙏',
  '👋',
  '👀',
  '🎉',
  '❤️',
  '🔥',
  '✅',
  '❌',
  '🐛',
  '🔦',
  '🏮',
  '🌲',
]

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[data-emoji]')?.focus()
    const away = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes, beside the button itself
    <div
      ref={root}
      className={styles.emoji}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        root.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        className={button.icon}
        aria-label="Add an emoji"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconMoodSmile size={20} stroke={1.75} aria-hidden />
      </button>
      {open ? (
        <fieldset className={styles.board} aria-label="Emoji">
          {EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              data-emoji
              onClick={() => {
                setOpen(false)
                onPick(emoji)
              }}
            >
              {emoji}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
