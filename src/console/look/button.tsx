import { Tooltip } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import classes from './look.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  tone?: 'default' | 'primary' | 'quiet' | 'bad'
  size?: 'small' | 'medium' | 'large'
  /** The key that does the same, printed where the act is. */
  shortcut?: string | undefined
  full?: boolean
}

const TONES = { default: '', primary: classes.primary, quiet: classes.quiet, bad: classes.bad }
const SIZES = { small: classes.small, medium: '', large: classes.large }

export function Button({
  tone = 'default',
  size = 'medium',
  shortcut,
  full,
  children,
  className,
  ...rest
}: ButtonProps) {
  const names = [classes.button, TONES[tone], SIZES[size], full ? classes.full : '', className ?? '']
  return (
    <button type="button" className={names.join(' ')} aria-keyshortcuts={ariaKeys(shortcut)} {...rest}>
      {children}
      {shortcut && <Key>{shortcut}</Key>}
    </button>
  )
}

interface LinkButtonProps extends ComponentProps<'a'> {
  tone?: 'default' | 'primary' | 'quiet'
}

/** A link out of the desk that looks like a button. */
export function LinkButton({ tone = 'default', className, ...rest }: LinkButtonProps) {
  return (
    <a className={`${classes.button} ${TONES[tone]} ${className ?? ''}`} target="_blank" rel="noopener" {...rest} />
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  label: string
  shortcut?: string | undefined
}

/** An act that has an icon alone; its name is its label and its tooltip. */
export function IconButton({ label, shortcut, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      // What it has opened lies there.
      disabled={rest['aria-expanded'] === true || rest['aria-expanded'] === 'true'}
      label={
        <>
          {label}
          {shortcut && (
            <>
              {' '}
              <Key>{shortcut}</Key>
            </>
          )}
        </>
      }
    >
      <button
        type="button"
        className={`${classes.iconButton} ${className ?? ''}`}
        aria-label={label}
        aria-keyshortcuts={ariaKeys(shortcut)}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  )
}

/** A key, as it is printed on the keyboard. Screen readers get it from `aria-keyshortcuts` instead. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd dir="ltr" className={classes.key} aria-hidden>
      {children}
    </kbd>
  )
}

function ariaKeys(shortcut: string | undefined): string | undefined {
  return shortcut
    ?.replace('⌘', 'Meta+')
    .replace('Ctrl ', 'Control+')
    .replace('⌥', 'Alt+')
    .replace('Alt ', 'Alt+')
    .replace('↵', 'Enter')
}
