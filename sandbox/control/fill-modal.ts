import type { Checked, ModalView } from '../contract.ts'
import { TYPE } from '../input/component-types.ts'
import { isRecord } from '../input/form.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import type { StoredComponent } from '../world/model.ts'
import { presentAttachment } from '../world/present.ts'
import { readPicked } from './pick.ts'
import { CannotAct } from './refuse-control.ts'
import { decodeFile } from './speak.ts'

type Field = Checked<'submit-modal'>['fields'][number]
type Resolved = Record<string, Record<string, object>>

/**
 * The data of a modal's submission: the form's own structure with what the member put in (documentation: receiving-and-responding,
 * "Modal Submit Data Structure"; components/reference, the response structure of each input).
 */
export async function fillModal(sandbox: Sandbox, modal: ModalView, fields: Field[]): Promise<object> {
  const tops = modal.data.components as unknown as StoredComponent[]
  refuseUnknown(tops, fields)
  const resolved: Resolved = {}
  const fill = async (component: StoredComponent): Promise<object> => {
    const field = fields.find((one) => one.custom_id === component.custom_id)
    const base = { type: component.type, id: component.id, custom_id: component.custom_id }
    return { ...base, ...(await answerOf(sandbox, modal, component, field, resolved)) }
  }
  const components: object[] = []
  for (const top of tops) components.push(await fillTop(top, fill))
  return { custom_id: modal.data.custom_id, components, ...(Object.keys(resolved).length ? { resolved } : {}) }
}

function inputsOf(top: StoredComponent): StoredComponent[] {
  return isRecord(top.component) ? [top.component as unknown as StoredComponent] : (top.components ?? [])
}

function refuseUnknown(tops: StoredComponent[], fields: Field[]): void {
  const known = tops.flatMap(inputsOf).map((component) => component.custom_id)
  const stray = fields.find((field) => !known.includes(field.custom_id))
  if (stray) throw new CannotAct(`The form has no field ${stray.custom_id}.`)
}

async function fillTop(top: StoredComponent, fill: (component: StoredComponent) => Promise<object>): Promise<object> {
  const shell = { type: top.type, id: top.id }
  if (isRecord(top.component)) return { ...shell, component: await fill(top.component as unknown as StoredComponent) }
  if (top.components) return { ...shell, components: await Promise.all(top.components.map(fill)) }
  return shell
}

async function answerOf(
  sandbox: Sandbox,
  modal: ModalView,
  component: StoredComponent,
  field: Field | undefined,
  resolved: Resolved,
): Promise<object> {
  const { type } = component
  if (type === TYPE.input) return { value: readValue(component, field) }
  if (type === TYPE.checkbox) return { value: field?.checked ?? component.default === true }
  if (type === TYPE.radios) return { value: readRadio(sandbox, component, field) }
  if (type === TYPE.upload) return { values: await readFiles(sandbox, modal, component, field, resolved) }
  const { values, resolved: found } = readPicked(sandbox.world, component, field?.values ?? chosenAtFirst(component))
  for (const [group, each] of Object.entries(found ?? {})) resolved[group] = { ...resolved[group], ...each }
  return { values }
}

/** Who touches nothing sends what the form came with. */
function chosenAtFirst(component: StoredComponent): string[] {
  const options = Array.isArray(component.options) ? component.options.filter(isRecord) : []
  return options.filter((option) => option.default === true).map((option) => String(option.value))
}

/** Fields are required unless the form says otherwise. */
function readValue(component: StoredComponent, field: Field | undefined): string {
  const value = field?.value ?? (typeof component.value === 'string' ? component.value : '')
  const label = String(component.label ?? component.custom_id)
  const least = Math.max(Number(component.min_length ?? 0), component.required === false ? 0 : 1)
  if (value.length < least && !(value === '' && component.required === false))
    throw new CannotAct(`${label}: at least ${least} characters are needed.`)
  if (value.length > Number(component.max_length ?? 4000))
    throw new CannotAct(`${label}: at most ${component.max_length ?? 4000} characters.`)
  return value
}

function readRadio({ world }: Sandbox, component: StoredComponent, field: Field | undefined): string | null {
  const chosen = field?.value === undefined ? chosenAtFirst(component) : [field.value]
  return readPicked(world, component, chosen).values[0] ?? null
}

async function readFiles(
  { world }: Sandbox,
  modal: ModalView,
  component: StoredComponent,
  field: Field | undefined,
  resolved: Resolved,
): Promise<string[]> {
  const files = field?.files ?? []
  const min = component.required === false && files.length === 0 ? 0 : Number(component.min_values ?? 1)
  const max = Number(component.max_values ?? 1)
  if (files.length < min || files.length > max)
    throw new CannotAct(`${component.custom_id}: between ${min} and ${max} files.`)
  const kept = await Promise.all(files.map((file) => keepFile(world, decodeFile(file))))
  for (const file of kept)
    resolved.attachments = { ...resolved.attachments, [file.id]: presentAttachment(world, modal.channel, file, true) }
  return kept.map((file) => file.id)
}
