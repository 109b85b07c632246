/** A component as far as this page draws it; what a kind lacks is absent. Numbers are Discord's component types. */
export interface LooseComponent {
  type: number
  custom_id?: string
  label?: string
  style?: number
  url?: string
  disabled?: boolean
  emoji?: { name?: string | null }
  content?: string
  placeholder?: string
  options?: { label: string; value: string; description?: string; default?: boolean }[]
  min_values?: number
  max_values?: number
  components?: LooseComponent[]
  accessory?: LooseComponent
  items?: { media: { url: string }; description?: string | null }[]
  media?: { url: string }
  file?: { url: string }
  divider?: boolean
}
