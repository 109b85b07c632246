import type { Checked, ModalView } from '../contract.ts'
import { isRecord } from '../input/form.ts'
import type { Sandbox } from '../sandbox.ts'
import { keepFile } from '../world/attachments.ts'
import type { StoredComponent } from '../world/model.ts'
import { presentAttachment } from '../world/present.ts'
import { CannotAct } from './refuse-control.ts'
import { decodeFile } from './speak.ts'

type Field = Checked<'submit-modal'>['fields'][number]

const INPUT = 4
const UPLOAD = 19

/** The data of a modal's submission: the form's own structure with what the member put in (documentation: receiving-and-responding, "Modal Submit Data Structure"). */
export async function fillModal(sandbox: Sandbox, modal: ModalView, fields: Field[]): Promise<object> {
  const attachments: Record<string, object> = {}
  const fill = async (component: StoredComponent): Promise<object> => {
    const field = fields.find((one) => one.custom_id === component.custom_id)
    const base = { type: component.type, id: component.id, custom_id: component.custom_id }
    if (component.type === INPUT) return { ...base, value: readValue(component, field) }
    if (component.type !== UPLOAD) return { ...base, values: readValues(component, field?.values ?? []) }
    const files = field?.files ?? []
    readValues(
      component,
      files.map((file) => file.name),
    )
    const kept = await Promise.all(files.map((file) => keepFile(sandbox.world, decodeFile(file))))
    for (const file of kept) attachments[file.id] = presentAttachment(sandbox.world, modal.channel, file, true)
    return { ...base, values: kept.map((file) => file.id) }
  }
  const components: object[] = []
  for (const top of modal.data.components as unknown as StoredComponent[]) components.push(await fillTop(top, fill))
  return {
    custom_id: modal.data.custom_id,
    components,
    ...(Object.keys(attachments).length ? { resolved: { attachments } } : {}),
  }
}

async function fillTop(top: StoredComponent, fill: (component: StoredComponent) => Promise<object>): Promise<object> {
  const shell = { type: top.type, id: top.id }
  if (isRecord(top.component)) return { ...shell, component: await fill(top.component as unknown as StoredComponent) }
  if (top.components) return { ...shell, components: await Promise.all(top.components.map(fill)) }
  return shell
}

/** Fields are required unless the form says otherwise. */
function readValue(component: StoredComponent, field: Field | undefined): string {
  const value = field?.value ?? ''
  const label = String(component.label ?? component.custom_id)
  const least = Math.max(Number(component.min_length ?? 0), component.required === false ? 0 : 1)
  if (value.length < least && !(value === '' && component.required === false))
    throw new CannotAct(`${label}: at least ${least} characters are needed.`)
  if (value.length > Number(component.max_length ?? 4000))
    throw new CannotAct(`${label}: at most ${component.max_length ?? 4000} characters.`)
  return value
}

function readValues(component: StoredComponent, values: string[]): string[] {
  const min = component.required === false && values.length === 0 ? 0 : Number(component.min_values ?? 1)
  const max = Number(component.max_values ?? 1)
  if (values.length < min || values.length > max)
    throw new CannotAct(`${component.custom_id}: between ${min} and ${max}.`)
  return values
}
