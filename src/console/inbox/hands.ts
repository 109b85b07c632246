let pointer = false
let keyboard = false

/** Whether the pointer or the keyboard is in the list: then nothing moves under them. */
export function handsInList(): boolean {
  return pointer || keyboard
}

export function putPointer(inside: boolean): void {
  pointer = inside
}

export function putKeyboard(inside: boolean): void {
  keyboard = inside
}
