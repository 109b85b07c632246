import { nameOf, useActing } from './acting.ts'
import styles from './typing-line.module.css'

/** Who else is typing here. The line keeps its height, so that nothing moves when somebody begins. */
export function TypingLine({ channel }: { channel: string | null }) {
  const { state, self, typing } = useActing()
  const names = typing
    .filter((each) => each.channel === channel && each.user !== self.user.id)
    .map((each) => {
      const user = state.members.find((member) => member.user.id === each.user)?.user ?? state.application.bot
      return nameOf(state, user)
    })
  return (
    <div className={styles.line} role="status">
      {names.length > 0 ? (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>{words(names)}</span>
        </>
      ) : null}
    </div>
  )
}

function words(names: string[]): string {
  if (names.length > 3) return 'Several people are typing'
  const listed = new Intl.ListFormat('en').format(names)
  return `${listed} ${names.length > 1 ? 'are' : 'is'} typing`
}
