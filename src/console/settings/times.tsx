import { HOURS_MOST } from '../../protocol/limits.ts'
import type { SettingsView } from '../../protocol/settings.ts'
import { faultOfHours } from './hours.ts'
import { FormPart } from './section.tsx'
import { Sentence } from './sentence.tsx'
import classes from './settings.module.css'
import { useSection } from './use-section.ts'

type Times = Record<keyof SettingsView['times'], string>

const pick = ({ times }: SettingsView): Times => ({
  automatedEndHours: String(times.automatedEndHours),
  reminderHours: String(times.reminderHours),
  endHours: String(times.endHours),
  graceHours: String(times.graceHours),
})

const SENTENCES: readonly { of: keyof Times; before: string; after: string }[] = [
  { of: 'automatedEndHours', before: 'A chat with the virtual agent ends after', after: 'hours of silence.' },
  {
    of: 'reminderHours',
    before: 'A chat with an agent gets a reminder after',
    after: 'hours without the member,',
  },
  { of: 'endHours', before: 'and ends', after: 'hours after the reminder.' },
  { of: 'graceHours', before: 'A chat opens again when the member writes within', after: 'hours of its end.' },
]

/** When chats end by themselves, told as sentences with the number to be changed in them. */
export function Times() {
  const section = useSection<Times>({
    pick,
    toChange: (value) => ({
      times: Object.fromEntries(Object.entries(value).map(([of, typed]) => [of, Number(typed)])),
    }),
  })
  const faults = Object.values(section.value).map(faultOfHours)
  const fault = faults.find((each) => each !== null) ?? null
  return (
    <FormPart
      id="times"
      title="Times"
      words="When chats end by themselves. Who waits for an agent is never ended."
      section={section}
      said="Saved. Chats that are open now follow it too."
      unusable={fault !== null}
      theirs={(they) => <p>Theirs: {SENTENCES.map(({ of }) => `${they[of]} h`).join(', ')}</p>}
    >
      <div className={classes.sentences}>
        {SENTENCES.map((sentence) => (
          <Sentence
            key={sentence.of}
            {...sentence}
            typed={section.value[sentence.of]}
            digits={String(HOURS_MOST).length}
            fault={faultOfHours(section.value[sentence.of])}
            type={(typed) => section.type({ [sentence.of]: typed })}
          />
        ))}
      </div>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </FormPart>
  )
}
