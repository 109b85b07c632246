import { useQuery } from '@tanstack/react-query'
import { settingsQuery } from '../session/virtual-agent.ts'
import { Editor } from './editor/editor.tsx'

/** An article that is not stored yet, in the workspace's language. */
export function NewArticle() {
  const settings = useQuery(settingsQuery)
  if (settings.isPending) return null
  return <Editor article={null} locale={settings.data?.locale ?? 'en'} />
}
