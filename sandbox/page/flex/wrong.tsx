import styles from './flex-page.module.css'

/** Why something was refused, said at once where it was tried; nothing while nothing was. */
export function Wrong({ words }: { words: string | null }) {
  if (!words) return null
  return (
    <p className={styles.wrong} role="alert">
      {words}
    </p>
  )
}
