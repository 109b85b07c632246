import { KindIcon } from './kind-icon.tsx'
import { KIND_WORDS, type SourceKind } from './source-words.ts'
import own from './sources.module.css'

/** What it is that brings something. */
export function KindChoice({ kind, choose }: { kind: SourceKind; choose: (kind: SourceKind) => void }) {
  return (
    <fieldset className={own.kinds}>
      <legend>What brings the items</legend>
      {(Object.keys(KIND_WORDS) as SourceKind[]).map((each) => (
        <label key={each}>
          <input type="radio" name="source-kind" checked={each === kind} onChange={() => choose(each)} />
          <KindIcon kind={each} />
          <span>
            <b>{KIND_WORDS[each].name}</b>
            <small>{KIND_WORDS[each].words}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
