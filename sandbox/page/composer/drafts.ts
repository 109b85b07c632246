/** What was typed and not sent, per member and place, for as long as the page stands. */
const drafts = new Map<string, string>()

export function readDraft(member: string, place: string): string {
  return drafts.get(`${member}/${place}`) ?? ''
}

export function keepDraft(member: string, place: string, text: string): void {
  if (text === '') drafts.delete(`${member}/${place}`)
  else drafts.set(`${member}/${place}`, text)
}
